// The engines that run in the page itself: each gives how many judgements it came to, and those
// that went against the page as [rule, place, what is wrong].
(() => {
  const where = (element) => {
    const names = [];
    for (let at = element; at && at.nodeType === 1 && names.length < 4; at = at.parentElement) {
      const kind = at.getAttribute('class');
      const id = at.id ? `#${at.id}` : '';
      names.unshift(at.tagName.toLowerCase() + id + (kind ? `.${kind.split(' ')[0]}` : ''));
    }
    const text = (element?.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${names.join(' > ')} "${text}"`;
  };

  const axeEngine = async () => {
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const enabled = { enabled: true };
    // 1.4.6 is claimed too.
    const rules = { 'color-contrast-enhanced': enabled, 'target-size': enabled };
    const result = await axe.run(document, { runOnly: { type: 'tag', values }, rules });
    const count = (list) => list.reduce((sum, rule) => sum + rule.nodes.length, 0);
    const found = result.violations.flatMap((rule) => rule.nodes.map((node) =>
      [rule.id, node.target.join(' '), node.failureSummary.replace(/\s+/g, ' ')]));
    return { checks: count(result.passes) + found.length, found };
  };

  const ibmEngine = async () => {
    const checker = new ace.Checker();
    const report = await checker.check(document, ['WCAG_2_2']);
    const wrong = report.results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL');
    const found = wrong.map(({ ruleId, path, message, node }) =>
      [ruleId, node ? where(node) : path.dom, message]);
    return { checks: report.results.length, found };
  };

  const snifferEngine = () => new Promise((done, failed) => {
    HTMLCS.process('WCAG2AA', document, () => {
      const messages = HTMLCS.getMessages();
      const wrong = messages.filter(({ type }) => type === HTMLCS.ERROR);
      const found = wrong.map(({ code, element, msg }) => [code, where(element), msg]);
      done({ checks: messages.length, found });
    }, failed);
  });

  window.osloregionenAudit = { axe: axeEngine, ibm: ibmEngine, sniffer: snifferEngine };
})();
