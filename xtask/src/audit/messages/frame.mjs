// What a frame does by itself, as it is published: the looks of its address, and what the page
// around it tells.

import { message, text, value } from "./numbers.mjs";

const BASE = "https://example.org/osloregionen/";
const PAPERS = { "--or-paper": "#fffdf9", "--or-surface": "#f3ede2", "--or-tint": " #e5efec" };
const QUERY = {
  sprak: ["nb", "no", "nn", "en", "nn-NO", "fr", "__proto__"],
  tema: ["lys", "mork", "auto", "constructor"],
  aksent: ["0b5561", "#ffffff", "#fff", "000", "ff00ff", "fffdf9", "12345", "red"],
  hjorner: ["0", "8", "32", "33", "-1", "1e3", "9".repeat(400), "٣"],
  skala: ["75", "110", "200", "0", "٣", " 1"],
};

const check = (holds, what) => {
  if (!holds) throw new Error(what);
};

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) =>
  0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const papers = Object.values(PAPERS).map((paper) =>
  paper.trim().slice(1).match(/../g).map((digits) => parseInt(digits, 16)),
);

export const frame = (code) => {
  const here = JSON.stringify(`${BASE}embed/embed-0123456789abcdef-frame.js`);
  const body = code.replaceAll("import.meta.url", here).replaceAll(/\bimport\(/g, "load(");
  const NAMES = [
    "document", "location", "parent", "window", "addEventListener", "matchMedia", "innerWidth",
    "getComputedStyle", "ResizeObserver", "load", "globalThis",
  ];
  const start = new Function(...NAMES, body);

  // One frame with so many messages; gives how many cases that were.
  return (random) => {
    const { below, one, chance } = random;
    const rectangle = () => {
      const [top, width, height] = [below(500) - 100, below(2000), below(5000)];
      return { top, width, height, bottom: top + height };
    };
    const node = () => ({
      dataset: {},
      offsetWidth: below(2000),
      offsetHeight: below(5000),
      clientWidth: below(2000),
      getBoundingClientRect: rectangle,
      addEventListener: () => {},
    });
    const nodes = { main: node(), footer: { ...node(), parentElement: node() }, ".medlem .map": chance(2) ? node() : null };
    nodes.main.dataset.embed = one(["medlem", "medlemmer", "prioriteringer", "organisasjon"]);
    // The typeface comes, or never does.
    const isThere = chance(2);
    nodes["link[disabled]"] = { disabled: true, addEventListener: (_, told) => (faceCame = told) };
    let faceCame;
    const style = {};
    const root = {
      dataset: {},
      lang: one(["nb", "nn", "en"]),
      style: { setProperty: (name, set) => (style[name] = set), removeProperty: (name) => delete style[name] },
    };
    const own = { nb: "", nn: "nn/", en: "en/" }[root.lang];
    const pairs = Object.keys(QUERY).filter(() => chance(2)).map((name) => `${name}=${text(random, QUERY[name])}`);
    const search = `?${pairs.join("&")}`;
    let led;
    const parent = { postMessage: (data) => posted.push(data) };
    const posted = [];
    const called = {};
    const page = {
      document: {
        documentElement: root,
        baseURI: BASE,
        querySelector: (which) => nodes[which] ?? null,
        querySelectorAll: () => [],
        fonts: { ready: { then: (told) => told() } },
      },
      location: { search, hash: "", pathname: `/osloregionen/${own}embed/medlem/baerum`, replace: (to) => (led = to) },
      parent,
      window: chance(10) ? parent : {},
      addEventListener: (name, listener) => (called[name] = listener),
      matchMedia: () => ({ addEventListener: (_, paint) => chance(2) && paint() }),
      innerWidth: one([0, 99, 100, 320, 1200]),
      getComputedStyle: () => ({ paddingBottom: one(["0px", "12.5px"]), getPropertyValue: (name) => PAPERS[name] }),
      ResizeObserver: class { constructor(told) { this.told = told; } observe() { this.told(); } disconnect() {} },
      load: () => Promise.reject(new Error("nothing is loaded here")),
      // What a host may answer is the matter of the journeys' table of attacks.
      globalThis: { requestIdleCallback: () => {} },
    };
    start(...NAMES.map((name) => page[name]));
    check(!nodes["link[disabled]"].disabled, "the typeface is not asked for");
    if (isThere) faceCame?.();
    check(led === undefined || String(led).startsWith(BASE), `${search} leads to ${led}`);
    if (style["--corners"] !== undefined) {
      check(/^([0-9]|[12][0-9]|3[0-2])px$/.test(style["--corners"].replace(/^0+(?=\d)/, "")), `corners of ${style["--corners"]}`);
    }
    if (root.style.fontSize !== undefined) {
      const scale = Number(root.style.fontSize.replace("%", ""));
      check(scale >= 75 && scale <= 200, `text of ${root.style.fontSize}`);
    }
    check([undefined, "light", "dark"].includes(root.dataset.theme), `theme ${root.dataset.theme}`);
    if (style["--or-accent"] !== undefined) {
      const accent = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(style["--or-accent"])?.slice(1).map(Number);
      check(accent?.every((part) => part <= 255), `an accent of ${style["--or-accent"]}`);
      check(papers.every((paper) => contrast(accent, paper) >= 4.5), `${search} gives ${accent}, which cannot be read`);
    }
    let cases = 1;
    if (!called.message) return cases;
    for (let left = below(32); left > 0; left -= 1) {
      cases += 1;
      const before = posted.length;
      const data = message(random, "ask");
      const source = chance(3) ? one([null, undefined, {}, page.window, value(random)]) : parent;
      called.message({ data, source });
      const asked = source === parent && data?.osloregionen === 1 && data.type === "ask";
      const answers = asked && page.innerWidth >= 100 ? 1 : 0;
      check(posted.length - before === answers, "an answer to what is no question, or none to one");
    }
    for (const { osloregionen, type, height, reader } of posted) {
      const isTold = osloregionen === 1 && type === "height" && Number.isFinite(height);
      check(isTold && typeof reader === "boolean", `tells ${type} ${height} ${reader}`);
    }
    return cases;
  };
};
