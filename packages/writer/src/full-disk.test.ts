import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { readRun, stepsOf } from "./test-support/read-run.ts";
import { temporaryDirectory } from "./test-support/temporary-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/log-into-limit.ts", import.meta.url));

/** A limit for the size of files fails as a full disk does: in the middle of a write. */
const LIMIT_BLOCKS = 101;
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

describe.skipIf(!canLimit)("when a file cannot grow any more (needs prlimit)", () => {
  it("a writer says so, throws when its queue is full, and loses nothing that it took", async () => {
    const { failed, runOfFailed, ended, run } = await setup("block");
    expect(failed).toEqual({
      errors: ["writer.write"],
      thrown: "writer.write",
      rejected: "writer.write",
      dropped: 0,
    });
    expect(runOfFailed).toMatchObject({ damageCount: 0, stop: { kind: "incomplete" } });
    expect(stepsOf(run)).toEqual(Array.from({ length: Number(ended["steps"]) }, (_, i) => i));
    expect(run).toMatchObject({ damageCount: 0, stop: { kind: "end" } });
  });

  it("a writer that drops says so, throws nothing, and keeps the newest", async () => {
    const { failed, ended, run } = await setup("dropOldest");
    expect(failed).toMatchObject({
      errors: ["writer.write"],
      thrown: "",
      rejected: "writer.write",
    });
    const steps = stepsOf(run);
    expect(steps.length).toBe(Number(ended["steps"]) - Number(ended["dropped"]));
    expect(steps.slice(-1000)).toEqual(
      Array.from({ length: 1000 }, (_, i) => Number(ended["steps"]) - 1000 + i),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(run).toMatchObject({ damageCount: 0, stop: { kind: "end" } });
  });
});

async function setup(whenFull: string) {
  const directory = temporaryDirectory();
  const command = `ulimit -S -f ${LIMIT_BLOCKS}; exec "$0" "$@"`;
  const program = spawn("sh", ["-c", command, process.execPath, PROGRAM, directory, whenFull], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void program.kill("SIGKILL"));
  const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> =>
    JSON.parse((await lines.next()).value ?? "{}");
  const failed = await next();
  const runOfFailed = readRun(directory);
  execFileSync("prlimit", ["--pid", String(program.pid), "--fsize=unlimited"]);
  const ended = await next();
  await once(program, "exit");
  return { failed, runOfFailed, ended, run: readRun(directory) };
}
