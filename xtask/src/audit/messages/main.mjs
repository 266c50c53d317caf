// Tries what frames and the pages around them tell each other, with the scripts as they are
// published: node main.mjs <element> <frame> <seed> <cases> <seconds>. Writes a line of JSON:
// cases, seconds, and the most bytes of heap. Node's own limit (--max-old-space-size) ends what
// takes more.

import { readFileSync } from "node:fs";
import { element } from "./element.mjs";
import { frame } from "./frame.mjs";
import { numbers } from "./numbers.mjs";

const [elementFile, frameFile, ...given] = process.argv.slice(2);
const [seed, most, seconds] = given.map(Number);
const tag = element(readFileSync(elementFile, "utf8"));
const inside = frame(readFileSync(frameFile, "utf8"));

const start = performance.now();
const took = () => (performance.now() - start) / 1000;
let cases = 0;
let peak = 0;
for (let round = 0; cases < most && took() < seconds; round += 1) {
  // Each round has a seed of its own, so that it can be had again alone.
  const own = (seed + Math.imul(round, 0x9e3779b1)) >>> 0;
  try {
    const random = numbers(own);
    cases += round % 4 === 3 ? inside(random) : await tag(random);
  } catch (error) {
    console.error(`round ${round} (numbers of ${own}): ${error.stack}`);
    process.exit(1);
  }
  if (round % 1000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
}
console.log(JSON.stringify({ cases, seconds: Math.round(took() * 10) / 10, peak }));
