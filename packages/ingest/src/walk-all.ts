import type { LogDirectorySpec } from "./logdir-spec.ts";
import { walkLogDirectory, type FoundRun, type Walked } from "./walk.ts";

/** Walks over all log directories; yields the number of directories seen so far. */
export function* walkAll(specs: readonly LogDirectorySpec[]): Generator<number, Walked[]> {
  const walked: Walked[] = [];
  let seen = 0;
  for (const spec of specs) {
    const walk = walkLogDirectory(spec);
    let step = walk.next();
    for (; step.done !== true; step = walk.next()) yield seen + step.value;
    walked.push(step.value);
    seen += step.value.directories.size;
  }
  return walked;
}

/** Those of the newest runs first, for there may be more than can be watched. */
export function* directoriesOf(walked: readonly Walked[]): Generator<string> {
  for (const { directory } of newestRunsFirst(walked.flatMap((one) => one.runs))) yield directory;
  for (const { directories } of walked) yield* directories;
}

export function newestRunsFirst(runs: Iterable<FoundRun>): FoundRun[] {
  return Array.from(runs, (run) => ({ run, newestMs: newestMsOf(run) }))
    .toSorted((a, b) => b.newestMs - a.newestMs)
    .map(({ run }) => run);
}

function newestMsOf({ files }: FoundRun): number {
  return files.reduce((newest, file) => Math.max(newest, file.modifiedMs), 0);
}
