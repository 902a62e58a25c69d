import type { FileProblem } from "@runlens/model";
import type { Store } from "@runlens/store";
import { sep } from "node:path";
import { FileTail, type TailContext } from "./file-tail.ts";
import { foundFile, lookAt, newestRunsFirst, type FoundRun, type Walked } from "./walk.ts";

/** Files that a sweep looks at: the newest. Any other is looked at by the next walk. */
const MAX_SWEPT_FILES = 2_000;

/** The event files that are followed now, brought up to date by walks and sweeps. */
export interface FollowedFiles {
  readonly fileCount: number;
  readonly bytesFound: number;
  readonly bytesRead: number;
  /** The files of one name in a directory: one for each run that the directory is. */
  named(directory: string, fileName: string): FileTail[];
  /**
   * Takes in what walks of all log directories found: opens new files, drops runs whose
   * directory is gone. Returns the files to read, those of the newest run first.
   */
  takeIn(walked: readonly Walked[]): FileTail[];
  /** Looks at the newest files, one at each step; yields it when it changed. */
  sweep(): Generator<FileTail | undefined>;
}

interface FollowedRun {
  readonly directory: string;
  /** By file name. */
  readonly tails: Map<string, FileTail>;
}

export function createFollowedFiles(store: Store, context: TailContext): FollowedFiles {
  const runs = new Map<string, FollowedRun>();
  let newest: FileTail[] = [];
  let reported: readonly FileProblem[] = [];

  const allTails = (): FileTail[] => [...runs.values()].flatMap((run) => [...run.tails.values()]);

  /** Says what is new among the problems of a walk, and takes back what is over. */
  function reportProblems(problems: readonly FileProblem[]): void {
    for (const { path, code } of withoutThose(reported, problems)) store.clearProblems(path, code);
    for (const problem of withoutThose(problems, reported)) store.addProblem(problem);
    reported = problems;
  }

  function dropVanishedRuns(found: ReadonlyMap<string, FoundRun>, tree: Tree): void {
    for (const [name, { directory, tails }] of runs) {
      const isOtherDirectory = (found.get(name)?.directory ?? directory) !== directory;
      if (tree.mayExist(directory) && !isOtherDirectory) continue;
      for (const tail of tails.values()) tail.close();
      runs.delete(name);
      store.removeRun(name);
    }
  }

  function followRun(found: FoundRun): FileTail[] {
    const run: FollowedRun = runs.get(found.name) ?? {
      directory: found.directory,
      tails: new Map(),
    };
    runs.set(found.name, run);
    store.addRun(found.name);
    dropRenamedFiles(run, found);
    return found.files.flatMap((file) => {
      const known = run.tails.get(file.name);
      if (known !== undefined) return known.look(file) ? [known] : [];
      const tail = new FileTail(found.name, file, context);
      run.tails.set(file.name, tail);
      tail.look(file);
      return [tail];
    });
  }

  return {
    get fileCount() {
      return allTails().length;
    },
    get bytesFound() {
      return allTails().reduce((sum, tail) => sum + tail.byteLength, 0);
    },
    get bytesRead() {
      return allTails().reduce((sum, tail) => sum + tail.offset, 0);
    },
    named: (directory, fileName) =>
      [...runs.values()]
        .filter((run) => run.directory === directory)
        .flatMap((run) => run.tails.get(fileName) ?? []),
    takeIn(walked) {
      const { found, collisions } = runsByName(walked);
      const tree = treeOf(walked);
      reportProblems([...walked.flatMap((walk) => walk.problems), ...collisions]);
      dropVanishedRuns(found, tree);
      const changed = newestRunsFirst([...found.values()]).flatMap(followRun);
      const tails = allTails();
      for (const tail of tails) if (!tree.mayExist(tail.path)) tail.noteVanished();
      newest = tails
        .filter((tail) => !tail.isVanished)
        .toSorted((a, b) => b.modifiedMs - a.modifiedMs)
        .slice(0, MAX_SWEPT_FILES);
      return changed;
    },
    *sweep() {
      for (const tail of newest) yield hasChanged(tail) ? tail : undefined;
    },
  };
}

/** Of runs with one name the last counts, as in TensorBoard. */
function runsByName(walked: readonly Walked[]) {
  const found = new Map<string, FoundRun>();
  const collisions: FileProblem[] = [];
  for (const run of walked.flatMap((walk) => walk.runs)) {
    const other = found.get(run.name);
    found.set(run.name, run);
    if (other === undefined) continue;
    collisions.push({
      code: "run.nameCollision",
      message: `Two runs are named ${run.name}; the one in ${other.directory} is left out.`,
      hint: "Give the log directories group names: --logdir_spec name:path,name:path.",
      run: run.name,
      path: other.directory,
    });
  }
  return { found, collisions };
}

function withoutThose(
  problems: readonly FileProblem[],
  others: readonly FileProblem[],
): readonly FileProblem[] {
  const keys = new Set(others.map(({ code, path }) => code + path));
  return problems.filter(({ code, path }) => !keys.has(code + path));
}

interface Tree {
  /** Whether a path was found, or lies where nothing could be looked for. */
  mayExist(path: string): boolean;
}

function treeOf(walked: readonly Walked[]): Tree {
  const files = walked.flatMap((walk) => walk.runs.flatMap((run) => run.files));
  const found = new Set([
    ...walked.flatMap((walk) => walk.directories),
    ...files.map((file) => file.path),
  ]);
  const closed = walked.flatMap((walk) => walk.problems.map(({ path }) => path));
  return {
    mayExist: (path) =>
      found.has(path) || closed.some((other) => path === other || path.startsWith(other + sep)),
  };
}

/** A file that goes on under another name is read anew there, so its old name gives back its points. */
function dropRenamedFiles(run: FollowedRun, found: FoundRun): void {
  const names = new Set(found.files.map((file) => file.name));
  const gone = [...run.tails].filter(([name]) => !names.has(name));
  if (gone.length === 0) return;
  const identities = new Set(found.files.map((file) => file.identity));
  for (const [name, tail] of gone) {
    if (!identities.has(tail.identity)) continue;
    tail.drop();
    run.tails.delete(name);
  }
}

/** A file that is gone is left to the next walk. */
function hasChanged(tail: FileTail): boolean {
  const looked = lookAt(tail.path);
  return looked.kind === "there" && tail.look(foundFile(tail.path, looked.stats));
}
