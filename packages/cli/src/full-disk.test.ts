import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { logLongRun } from "./test-support/long-logs.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const WITH_MEMORY = fileURLToPath(new URL("./test-support/read-with-memory.ts", import.meta.url));

/** A limit for the size of files fails as a full disk does: in the middle of a write. */
const LIMIT_BYTES = 300_000;
const POINTS = 100_000;

/** Less than one run of these takes: there is room for the first that is read, as it was not full before. */
const RUNS = ["a", "b", "c"];
const MEMORY_BYTES = 500_000;

const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

/** Runs the command where no file may take all of the points, and, where that is asked for, neither may memory. */
async function setup() {
  const temporary = mkdtempSync(join(tmpdir(), "runlens-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const logs = join(temporary, "logs");
  const start = (...program: string[]) => {
    const env = { ...process.env, TMPDIR: temporary, XDG_CACHE_HOME: temporary };
    const limited = [`--fsize=${LIMIT_BYTES}`, process.execPath, ...program];
    const { status, stdout, stderr } = spawnSync("prlimit", limited, { encoding: "utf8", env });
    return { exitCode: status, told: stderr, output: JSON.parse(stdout) };
  };
  return {
    logRuns: async (...names: string[]) => {
      for (const name of names) await logLongRun(join(logs, name), POINTS);
    },
    run: (command: string, ...flags: string[]) => start(MAIN, command, logs, "--json", ...flags),
    runWithMemory: (command: string, bytes: number) =>
      start(WITH_MEMORY, command, logs, String(bytes)),
  };
}

describe.skipIf(!canLimit)("where files cannot grow any more (needs prlimit)", () => {
  it("runlens index shows every value, says that it could not keep them, and fails", async () => {
    const { logRuns, run } = await setup();
    await logRuns("a");
    const { exitCode, told, output } = run("index");
    expect(output).toMatchObject({ isComplete: false, values: POINTS, problems: 0 });
    expect(told).toContain("cannot be written any more");
    expect(exitCode).toBe(1);
  });

  it("runlens inspect finds every value", async () => {
    const { logRuns, run } = await setup();
    await logRuns("a");
    const { exitCode, output } = run("inspect", "--no_index");
    expect(output).toMatchObject({ totals: { values: POINTS }, problems: [] });
    expect(exitCode).toBe(0);
  });

  it("runlens index tells what memory has no room for either, and fails", async () => {
    const { logRuns, runWithMemory } = await setup();
    await logRuns(...RUNS);
    const { exitCode, told, output } = runWithMemory("index", MEMORY_BYTES);
    expect(output.isComplete).toBe(false);
    expect(output.values).toBeLessThan(RUNS.length * POINTS);
    expect(told).toContain("neither memory nor disk has room for more points");
    expect(exitCode).toBe(1);
  });

  it("runlens inspect tells what memory has no room for either, and fails", async () => {
    const { logRuns, runWithMemory } = await setup();
    await logRuns(...RUNS);
    const { exitCode, told, output } = runWithMemory("inspect", MEMORY_BYTES);
    expect(output.totals.values).toBeLessThan(RUNS.length * POINTS);
    expect(output.problems).toContainEqual(expect.objectContaining({ code: "file.noRoom" }));
    expect(told).toContain("Not everything was read");
    expect(exitCode).toBe(1);
  });
});
