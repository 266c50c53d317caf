// What Alfa judges outside of the browser: the page as a tree, with its style rules. Alfa knows no
// rules within rules, so they are written out first, as the browser reads them.
import { Native } from '@siteimprove/alfa-dom/native';

const within = (selector, parent) => {
  if (!parent) return selector;
  const whole = parent.includes(',') ? `:is(${parent})` : parent;
  return selector.includes('&') ? selector.replaceAll('&', whole) : `${whole} ${selector}`;
};

const written = (rule, parent) => {
  const kind = rule.constructor.name;
  if (kind === 'CSSNestedDeclarations') return `${parent} { ${rule.style.cssText} }\n`;
  if (kind === 'CSSStyleRule') {
    const selector = within(rule.selectorText, parent);
    return `${selector} { ${rule.style.cssText} }\n${all(rule.cssRules, selector)}`;
  }
  if (!rule.cssRules || kind.startsWith('CSSKeyframes')) return `${rule.cssText}\n`;
  const start = rule.cssText.slice(0, rule.cssText.indexOf('{'));
  return `${start} {\n${all(rule.cssRules, parent)}}\n`;
};

const all = (rules, parent) => [...rules].map((rule) => written(rule, parent)).join('');

const flat = (sheet) => {
  const copy = new CSSStyleSheet({ media: sheet.media.mediaText, disabled: sheet.disabled });
  copy.replaceSync(all(sheet.cssRules, ''));
  return copy;
};

window.osloregionenPage = async () => {
  const value = [...document.styleSheets].map(flat);
  Object.defineProperty(document, 'styleSheets', { value, configurable: true });
  try {
    return JSON.stringify(await Native.fromNode(document));
  } finally {
    delete document.styleSheets;
  }
};
