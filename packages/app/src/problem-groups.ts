import { compareNatural } from "@runlens/base";
import type { FileProblem, LoadStatus, UnlistedProblems } from "@runlens/model";

/** What a status tells of files. */
export type ProblemLists = Pick<LoadStatus, "problems" | "unlistedProblems" | "notices">;

export const NO_PROBLEMS: ProblemLists = { problems: [], unlistedProblems: [], notices: [] };

/** Those of one run. */
export function problemsOfRun(lists: ProblemLists, run: string): ProblemLists {
  const isOfRun = (each: { readonly run: string }): boolean => each.run === run;
  return {
    problems: lists.problems.filter(isOfRun),
    unlistedProblems: lists.unlistedProblems.filter(isOfRun),
    notices: lists.notices.filter(isOfRun),
  };
}

/** What is the matter with one file or directory. */
export interface ProblemGroup {
  readonly path: string;
  /** Not empty; by offset, those of the whole file first. */
  readonly problems: readonly FileProblem[];
  /** More of it that are not listed. */
  readonly unlistedCount: number;
  /** What can be done, each advice once. */
  readonly hints: readonly string[];
}

/** Groups problems by the path they are of, in natural order. */
export function groupProblems(
  problems: readonly FileProblem[],
  unlisted: readonly UnlistedProblems[] = [],
): readonly ProblemGroup[] {
  const unlistedCounts = new Map(unlisted.map(({ path, count }) => [path, count]));
  const byPath = new Map<string, FileProblem[]>();
  for (const problem of problems) {
    byPath.set(problem.path, [...(byPath.get(problem.path) ?? []), problem]);
  }
  return [...byPath]
    .map(([path, ofPath]) => ({
      path,
      problems: ofPath.toSorted((a, b) => (a.offset ?? -1) - (b.offset ?? -1)),
      unlistedCount: unlistedCounts.get(path) ?? 0,
      hints: [...new Set(ofPath.flatMap(({ hint }) => hint ?? []))],
    }))
    .toSorted((a, b) => compareNatural(a.path, b.path));
}

/** Run → how many of the problems are of its files. */
export function problemCounts({
  problems,
  unlistedProblems,
}: ProblemLists): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { run } of problems) counts.set(run, (counts.get(run) ?? 0) + 1);
  for (const { run, count } of unlistedProblems) counts.set(run, (counts.get(run) ?? 0) + count);
  return counts;
}

/** The message for a place that names the file already. */
export function messageWithin({ path, message }: FileProblem): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const start = [path, name].find((each) => message.startsWith(`${each} `));
  return start === undefined ? message : `It${message.slice(start.length)}`;
}
