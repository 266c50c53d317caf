// Holds a bill of materials against CycloneDX' own schema: node validate.mjs <packages> <bill>.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, bill] = process.argv.slice(2);
const require = createRequire(join(packages, "node_modules", "x.js"));
const { Spec, Validation } = require("@cyclonedx/cyclonedx-library");

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
const wrong = await validator.validate(readFileSync(bill, "utf8"));
if (wrong !== null) {
  console.error(JSON.stringify(wrong, null, 2));
  process.exit(1);
}
