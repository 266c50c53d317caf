// Scores addresses of a host as MDN's HTTP Observatory does, by its own tests and table: its
// command line knows only ports 80 and 443 of a name and only its front page.
//
// node observatory.mjs PACKAGE HTTP_PORT HTTPS_PORT PATH... prints JSON: for each path the score and
// each test with its result, and what its results can give at most, with and without what a site
// cannot choose (a place in browsers' lists) or does not have (cookies).

const [root, httpPort, httpsPort, ...paths] = process.argv.slice(2);
const part = (path) => import(new URL(`src/${path}.js`, `file://${root}/`));
const [{ retrieve }, { ALL_TESTS }, { SCORE_TABLE, MINIMUM_SCORE_FOR_EXTRA_CREDIT }] =
  await Promise.all(["retriever/retriever", "constants", "grader/charts"].map(part));

const modifier = (result) => SCORE_TABLE.get(result)?.modifier ?? 0;
const most = (results) => Math.max(...results.map(modifier));
const OUT_OF_REACH = /^(hsts-preloaded|redirection-all-redirects-preloaded|cookies-secure)/;

const scored = async (path) => {
  const answers = await retrieve("127.0.0.1", { httpPort, httpsPort, path });
  const status = answers.responses.auto?.status;
  if (status !== 200) throw new Error(`${path} is answered with ${status}`);
  const tests = ALL_TESTS.map((test) => test(answers)).map((found) => {
    const { name, possibleResults } = found.constructor;
    return {
      name,
      result: found.result,
      pass: found.pass,
      modifier: modifier(found.result),
      most: most(possibleResults),
      reach: most(possibleResults.filter((result) => !OUT_OF_REACH.test(result))),
    };
  });
  // As in src/scanner/index.js: what is added counts only where little is taken away.
  const sum = (of) => 100 + tests.reduce((sum, test) => sum + of(test), 0);
  const base = sum((test) => Math.min(test.modifier, 0));
  const score =
    base >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum((test) => test.modifier) : base;
  return { path, score, most: sum((test) => test.most), tests };
};

const all = [];
for (const path of paths) all.push(await scored(path));
console.log(JSON.stringify(all));
