import type { FileProblem } from "@runlens/model";

/** A log that is damaged all over must not fill memory and pages; all problems are counted. */
export const MAX_PROBLEMS = 200;

export interface ProblemLog {
  readonly count: number;
  /** The first that were added and still stand, newest last; at most `MAX_PROBLEMS`. */
  readonly problems: readonly FileProblem[];
  add(problem: FileProblem): void;
  /** Forgets what was said of a file or directory, or only what has the code. */
  clear(path: string, code?: string): void;
}

export function createProblemLog(): ProblemLog {
  let problems: FileProblem[] = [];
  /** Path → code → how many are not listed. */
  const unlisted = new Map<string, Map<string, number>>();
  return {
    get problems() {
      return problems;
    },
    get count() {
      const counts = [...unlisted.values()].flatMap((byCode) => [...byCode.values()]);
      return counts.reduce((sum, count) => sum + count, problems.length);
    },
    add(problem) {
      const { path, code } = problem;
      if (problems.length < MAX_PROBLEMS) {
        problems = [...problems, problem];
        return;
      }
      const byCode = unlisted.get(path) ?? new Map<string, number>();
      unlisted.set(path, byCode.set(code, (byCode.get(code) ?? 0) + 1));
    },
    clear(path, code) {
      const stays = (problem: FileProblem) =>
        problem.path !== path || (code !== undefined && problem.code !== code);
      problems = problems.filter(stays);
      if (code === undefined) unlisted.delete(path);
      else unlisted.get(path)?.delete(code);
    },
  };
}
