import type { FileProblem, UnlistedProblems } from "@runlens/model";

/** A log that is damaged all over must not fill pages; all problems are counted. */
export const MAX_PROBLEMS = 200;

/** Nor memory: what is more than that is counted only. */
const MAX_KEPT = 100_000;

/** One badly damaged file must not hide the others: of each as many are listed as all have room for. */
const MOST_OF_ONE_FILE = [200, 100, 50, 20, 10, 5, 2, 1];

/** What is told of the problems. */
export interface ListedProblems {
  /** File by file in the order of their first problem, newest last; at most `MAX_PROBLEMS`. */
  readonly problems: readonly FileProblem[];
  /** Files of which only the first problems are listed. */
  readonly unlisted: readonly UnlistedProblems[];
}

export interface ProblemLog {
  readonly count: number;
  readonly listed: ListedProblems;
  /** All that were added and still stand, but for those that memory has no room for. */
  readonly all: readonly FileProblem[];
  add(problem: FileProblem): void;
  /** Forgets what was said of a file or directory, or only what has the code. */
  clear(path: string, code?: string): void;
}

interface OfPath {
  kept: FileProblem[];
  /** By code how many are not kept. */
  readonly unkept: Map<string, number>;
}

export function createProblemLog(maxKept = MAX_KEPT): ProblemLog {
  const byPath = new Map<string, OfPath>();
  let keptCount = 0;
  let listed: ListedProblems | undefined;
  return {
    get count() {
      return [...byPath.values()].reduce((sum, ofPath) => sum + countOf(ofPath), 0);
    },
    get listed() {
      return (listed ??= listFairly([...byPath.values()]));
    },
    get all() {
      return [...byPath.values()].flatMap(({ kept }) => kept);
    },
    add(problem) {
      const { path, code } = problem;
      const ofPath = byPath.get(path) ?? { kept: [], unkept: new Map<string, number>() };
      byPath.set(path, ofPath);
      listed = undefined;
      if (keptCount === maxKept) {
        ofPath.unkept.set(code, (ofPath.unkept.get(code) ?? 0) + 1);
        return;
      }
      ofPath.kept.push(problem);
      keptCount += 1;
    },
    clear(path, code) {
      const ofPath = byPath.get(path);
      if (ofPath === undefined) return;
      const staying = code === undefined ? [] : ofPath.kept.filter((each) => each.code !== code);
      keptCount -= ofPath.kept.length - staying.length;
      ofPath.kept = staying;
      if (code === undefined) ofPath.unkept.clear();
      else ofPath.unkept.delete(code);
      if (countOf(ofPath) === 0) byPath.delete(path);
      listed = undefined;
    },
  };
}

function countOf({ kept, unkept }: OfPath): number {
  return [...unkept.values()].reduce((sum, count) => sum + count, kept.length);
}

function listFairly(paths: readonly OfPath[]): ListedProblems {
  const lengthWith = (most: number): number =>
    paths.reduce((sum, { kept }) => sum + Math.min(kept.length, most), 0);
  const most = MOST_OF_ONE_FILE.find((each) => lengthWith(each) <= MAX_PROBLEMS) ?? 1;
  const shown = paths.slice(0, MAX_PROBLEMS).map((ofPath) => {
    const problems = ofPath.kept.slice(0, most);
    return { problems, rest: countOf(ofPath) - problems.length };
  });
  return {
    problems: shown.flatMap(({ problems }) => problems),
    unlisted: shown.flatMap(({ problems: [first], rest }) =>
      first === undefined || rest === 0 ? [] : { run: first.run, path: first.path, count: rest },
    ),
  };
}
