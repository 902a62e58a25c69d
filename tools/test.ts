import { checkDocs } from "./check-docs.ts";
import { checkLayers } from "./check-layers.ts";
import { checkLicences } from "./check-licences.ts";
import { checkBundle } from "./check-bundle.ts";
import { trackedFiles } from "./support/check.ts";
import {
  checkStep,
  type Outcome,
  programStep,
  type Step,
  sum,
  vitestStep,
} from "./support/step.ts";

const CACHE = ["--cache", "--cache-location=.cache/prettier"];

/** Everything that CI runs, cheap and telling first. `npm test -- NAME…` runs some of them. */
const CHECKS: readonly Step[] = [
  programStep("format", [
    // Named one by one: looking for them takes prettier longer than checking them.
    [
      "prettier",
      "--check",
      "--ignore-unknown",
      "--log-level=warn",
      ...CACHE,
      ...(await trackedFiles()),
    ],
  ]),
  programStep("lint", [["oxlint", "--type-aware"]]),
  programStep("types", [
    ["tsc", "-p", "tsconfig.pure.json"],
    ["tsc", "-p", "tsconfig.node.json"],
    ["tsc", "-p", "tsconfig.browser.json"],
    ["tsc", "-p", "tsconfig.e2e.json"],
  ]),
  checkStep("layers", checkLayers),
  checkStep("docs", checkDocs),
  checkStep("licences", checkLicences),
];
const TESTS: readonly Step[] = [
  vitestStep("unit", ["unit", "unit-isolated"]),
  vitestStep("conformance", ["conformance"]),
  checkStep("bundle", checkBundle),
  vitestStep("browser", ["browser"]),
];

const wanted = process.argv.slice(2);
const isWanted = ({ name }: Step): boolean => wanted.length === 0 || wanted.includes(name);
let total: Outcome = { passed: 0, failed: 0, skipped: 0, output: "" };
// Checks take one core each, most of them, and so run side by side; tests take what there is.
for (const ran of CHECKS.filter(isWanted).map(runStep)) await report(ran);
for (const step of TESTS.filter(isWanted)) await report(runStep(step));
const names = [...CHECKS, ...TESTS].map(({ name }) => name);
for (const name of wanted.filter((word) => !names.includes(word))) {
  write(`There is no step ${name}; the steps are ${names.join(", ")}.`);
  total = { ...total, failed: total.failed + 1 };
}
if (total.unsteady?.length) write(`Passed only when run again: ${total.unsteady.length}`);
for (const test of total.unsteady ?? []) write(test.replace(/^/gm, "    "));
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
write(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

interface Ran {
  readonly name: string;
  readonly outcome: Outcome;
  readonly secs: number;
}

async function runStep(step: Step): Promise<Ran> {
  const startMs = performance.now();
  const outcome = await outcomeOf(step);
  return { name: step.name, outcome, secs: (performance.now() - startMs) / 1000 };
}

/** A step that breaks is a step that fails; the others still run. */
async function outcomeOf(step: Step): Promise<Outcome> {
  try {
    return await step.run();
  } catch (error) {
    const output = error instanceof Error ? String(error.stack) : String(error);
    return { passed: 0, failed: 1, skipped: 0, output };
  }
}

async function report(ran: Promise<Ran>): Promise<void> {
  const { name, outcome, secs } = await ran;
  total = sum(total, outcome);
  const counts = [
    `${outcome.passed} passed`,
    ...(outcome.failed > 0 ? [`${outcome.failed} failed`] : []),
    ...(outcome.skipped > 0 ? [`${outcome.skipped} skipped`] : []),
  ];
  const mark = outcome.failed > 0 ? "✗" : "✓";
  write(
    `${mark} ${name.padEnd(12)} ${counts.join(", ").padEnd(32)} ${secs.toFixed(1).padStart(6)} s`,
  );
  if (outcome.failed > 0) write(outcome.output.replace(/^/gm, "    "));
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
