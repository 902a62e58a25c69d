import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { logLongRun } from "./test-support/long-logs.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

/** A limit for the size of files fails as a full disk does: in the middle of a write. */
const LIMIT_BYTES = 300_000;
const POINTS = 100_000;
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

/** Runs the command where no file may take all of the points. */
async function setup() {
  const temporary = mkdtempSync(join(tmpdir(), "runlens-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const logs = join(temporary, "logs");
  await logLongRun(logs, POINTS);
  return (...[command = "", ...flags]: string[]) => {
    const node = [process.execPath, MAIN, command, logs, "--json", ...flags];
    const env = { ...process.env, TMPDIR: temporary, XDG_CACHE_HOME: temporary };
    const limited = [`--fsize=${LIMIT_BYTES}`, ...node];
    const { status, stdout, stderr } = spawnSync("prlimit", limited, { encoding: "utf8", env });
    return { exitCode: status, told: stderr, output: JSON.parse(stdout) };
  };
}

describe.skipIf(!canLimit)("where files cannot grow any more (needs prlimit)", () => {
  it("runlens index shows every value, says that it could not keep them, and fails", async () => {
    const run = await setup();
    const { exitCode, told, output } = run("index");
    expect(output).toMatchObject({ isComplete: false, values: POINTS, problems: 0 });
    expect(told).toContain("cannot be written any more");
    expect(exitCode).toBe(1);
  });

  it("runlens inspect finds every value", async () => {
    const run = await setup();
    const { exitCode, output } = run("inspect", "--no_index");
    expect(output).toMatchObject({ totals: { values: POINTS }, problems: [] });
    expect(exitCode).toBe(0);
  });
});
