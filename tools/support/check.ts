import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { inRoot, ROOT } from "../root.ts";

/** A look at the whole repository: one sentence for each thing that is wrong. */
export type Check = () => Promise<readonly string[]>;

/** Runs a check as a program of its own. */
export async function runCheck(check: Check): Promise<void> {
  const complaints = await check();
  for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
}

/** Files under version control and those that could be, from the root, sorted. */
export async function trackedFiles(): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "-z"],
    { cwd: ROOT, maxBuffer: 1 << 26 },
  );
  return [...new Set(stdout.split("\0"))]
    .filter((path) => path !== "" && existsSync(inRoot(path)))
    .toSorted();
}
