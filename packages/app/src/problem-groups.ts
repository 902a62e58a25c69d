import { compareNatural } from "@runlens/base";
import type { FileProblem } from "@runlens/model";

/** What is the matter with one file or directory. */
export interface ProblemGroup {
  readonly path: string;
  /** Not empty; by offset, those of the whole file first. */
  readonly problems: readonly FileProblem[];
  /** What can be done, each advice once. */
  readonly hints: readonly string[];
}

/** Groups problems by the path they are of, in natural order. */
export function groupProblems(problems: readonly FileProblem[]): readonly ProblemGroup[] {
  const byPath = new Map<string, FileProblem[]>();
  for (const problem of problems) {
    byPath.set(problem.path, [...(byPath.get(problem.path) ?? []), problem]);
  }
  return [...byPath]
    .map(([path, ofPath]) => ({
      path,
      problems: ofPath.toSorted((a, b) => (a.offset ?? -1) - (b.offset ?? -1)),
      hints: [...new Set(ofPath.flatMap(({ hint }) => hint ?? []))],
    }))
    .toSorted((a, b) => compareNatural(a.path, b.path));
}

/** Run → how many of the problems are of its files. */
export function problemCounts(problems: readonly FileProblem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { run } of problems) counts.set(run, (counts.get(run) ?? 0) + 1);
  return counts;
}

/** The message for a place that names the file already. */
export function messageWithin({ path, message }: FileProblem): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const start = [path, name].find((each) => message.startsWith(`${each} `));
  return start === undefined ? message : `It${message.slice(start.length)}`;
}
