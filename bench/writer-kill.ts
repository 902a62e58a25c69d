import { spawnSync } from "node:child_process";
import { inRoot } from "../tools/root.ts";

/** Kills a program that logs, so many times (default 200); fails when a flushed record is missing. */
export function run([trials = "200"]: readonly string[]): void {
  const { status } = spawnSync(
    process.execPath,
    [inRoot("node_modules/vitest/vitest.mjs"), "run", "packages/writer/src/killed.test.ts"],
    { cwd: inRoot("."), stdio: "inherit", env: { ...process.env, RUNLENS_KILL_TRIALS: trials } },
  );
  process.exitCode = status ?? 1;
}
