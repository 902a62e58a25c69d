import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { inRoot, ROOT } from "../root.ts";
import type { Check } from "./check.ts";

/** What a step of the tests came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Shown when something failed. */
  readonly output: string;
  /** Tests that failed at first and passed when they were run again, with why they failed. Default: none. */
  readonly unsteady?: readonly string[];
}

/** One named part of `npm test`. */
export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** A check of ours in this process: one test. */
export function checkStep(name: string, check: Check): Step {
  return {
    name,
    async run() {
      const complaints = await check();
      return single(complaints.length === 0, complaints.join("\n"));
    },
  };
}

/** Programs that run side by side, one test each: passed when it ends with 0. */
export function programStep(name: string, programs: readonly (readonly string[])[]): Step {
  return {
    name,
    async run() {
      const ended = await Promise.all(programs.map((program) => runProgram(program)));
      return ended.map(({ isFine, output }) => single(isFine, output)).reduce(sum);
    },
  };
}

/**
 * Tests of some projects of vitest.config.ts; how long each took stands in .cache/test.
 * @param files default: all
 */
export function vitestStep(
  name: string,
  projects: readonly string[],
  files: readonly string[] = [],
): Step {
  return {
    name,
    async run() {
      const report = inRoot(".cache/test", `${name}.json`);
      await mkdir(inRoot(".cache/test"), { recursive: true });
      await rm(report, { force: true });
      const { isFine, output } = await runProgram([
        "vitest",
        "run",
        ...projects.map((project) => `--project=${project}`),
        "--passWithNoTests",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${report}`,
        ...files,
      ]);
      return countTests(await readFile(report, "utf8").catch(() => "{}"), isFine, output);
    },
  };
}

/** Adds the counts of two outcomes. */
export function sum(a: Outcome, b: Outcome): Outcome {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    output: [a.output, b.output].filter((text) => text !== "").join("\n"),
    unsteady: [...(a.unsteady ?? []), ...(b.unsteady ?? [])],
  };
}

/** What is read of vitest's JSON, after Jest's. */
interface VitestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults?: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      /** Of each time that it was run. */
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** @param report vitest's JSON; a failure outside any test (a file that cannot be loaded) counts as one. */
export function countTests(report: string, isFine: boolean, output: string): Outcome {
  const { testResults = [], ...counts }: VitestReport = JSON.parse(report);
  const failed = counts.numFailedTests ?? 0;
  return {
    passed: counts.numPassedTests ?? 0,
    failed: isFine ? failed : Math.max(failed, 1),
    skipped: (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0),
    output,
    unsteady: testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join("\n")}`),
  };
}

function single(isFine: boolean, output: string): Outcome {
  return {
    passed: isFine ? 1 : 0,
    failed: isFine ? 0 : 1,
    skipped: 0,
    output: isFine ? "" : output,
  };
}

function runProgram([program = "", ...args]: readonly string[]): Promise<{
  isFine: boolean;
  output: string;
}> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: "1" },
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ isFine: code === 0, output: Buffer.concat(chunks).toString().trim() });
    });
  });
}
