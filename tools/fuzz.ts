import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { ROOT } from "./root.ts";
import { vitestStep } from "./support/step.ts";

/**
 * Runs the property tests over and over, with other inputs each time, until one of them fails
 * or time is up: `npm run fuzz -- [--minutes 10] [FILE…]`.
 */

const PROJECTS = ["unit", "unit-isolated", "conformance"];
/** Seeds of fast-check are whole numbers of 32 bits. */
const MAX_SEED = 2 ** 31 - 1;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "10" } },
});
const files = positionals.length > 0 ? positionals : propertyTests();
const endMs = Date.now() + Number(values.minutes) * 60_000;
do {
  const seed = randomInt(MAX_SEED);
  process.env["RUNLENS_TEST_SEED"] = String(seed);
  const { passed, failed, output } = await vitestStep("fuzz", PROJECTS, files).run();
  write(`seed ${seed}: ${passed} passed, ${failed} failed`);
  if (failed === 0) continue;
  write(output);
  write(`Again: RUNLENS_TEST_SEED=${seed} npm run unit -- FILE`);
  process.exitCode = 1;
  break;
} while (Date.now() < endMs);

function propertyTests(): readonly string[] {
  const args = [
    "grep",
    "--name-only",
    "--fixed-strings",
    "fc.assert(",
    "--",
    "*.test.ts",
    "*.test.tsx",
  ];
  const found = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" });
  return found
    .trim()
    .split("\n")
    .filter((file) => !file.startsWith("e2e/"));
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
