import type { FileProblem } from "@runlens/model";
import type { Store } from "@runlens/store";
import { sep } from "node:path";
import { FileTail, type TailContext } from "./file-tail.ts";
import { foundFile, identityOf, lookAt, type FoundFile } from "./look-at.ts";
import { removalNotices, type RemovedRun } from "./removed-runs.ts";
import { newestRunsFirst } from "./walk-all.ts";
import { findEventFile, type FoundRun, type Walked } from "./walk.ts";

/** Files that were written to since then are looked at by sweeps; any other by the next walk. */
const LIVE_MS = 24 * 3600 * 1000;

/** A file that did not change for so long is saved, and no more memory is kept for reading on. */
const REST_AFTER_MS = 5 * 60 * 1000;

/** A file that was not read for so long does not stay open. */
const OPEN_MS = 10 * 1000;

/** Reading less than so much again costs next to nothing. */
const SAVED_AT_CLOSE_BYTES = 256 * 1024;

/** Between pauses in long loops. */
const MANY = 64;

/** The event files that are followed now, brought up to date by walks and sweeps. */
export interface FollowedFiles {
  /** The files of one name in a directory: one for each run that the directory is. */
  named(directory: string, fileName: string): readonly FileTail[];
  /**
   * Takes in what walks of all log directories found: opens new files, drops runs whose
   * directory is gone. Passes on new files and those that changed, those of the newest run
   * first. Yields now and then, so that the caller may pause.
   */
  takeIn(walked: readonly Walked[], onFound: OnFound): Generator<void>;
  /**
   * The same for one file that appeared in a directory of a run, not to be called while
   * `takeIn` goes on. A walk that comes later may find it renamed again, or not at all.
   */
  takeInFile(directory: string, fileName: string, onFound: OnFound): void;
  /**
   * Looks at the files that are written to, some at each step; passes on those that changed.
   * Leaves out files that events told of since `toldSinceMs`, by `performance.now()`.
   */
  sweep(toldSinceMs: number, onChanged: (tail: FileTail) => void): Generator<void>;
  /** Saves what was read since, where that is worth it. */
  save(): void;
}

/** Told of a file that is new, or that is to be read, or both. */
type OnFound = (tail: FileTail, isToRead: boolean) => void;

interface FollowedRun {
  readonly name: string;
  readonly directory: string;
  /** By file name. */
  readonly tails: Map<string, FileTail>;
}

export function createFollowedFiles(store: Store, context: TailContext): FollowedFiles {
  const runs = new Map<string, FollowedRun>();
  const byDirectory = new Map<string, FollowedRun[]>();
  let reported: readonly FileProblem[] = [];

  /** Says what is new among the problems of a walk, and takes back what is over. */
  function reportProblems(problems: readonly FileProblem[]): void {
    for (const { path, code } of withoutThose(reported, problems)) store.clearProblems(path, code);
    for (const problem of withoutThose(problems, reported)) store.addProblem(problem);
    reported = problems;
  }

  function addRun({ name, directory }: FoundRun): FollowedRun {
    const run = { name, directory, tails: new Map<string, FileTail>() };
    runs.set(name, run);
    const others = byDirectory.get(directory);
    if (others === undefined) byDirectory.set(directory, [run]);
    else others.push(run);
    store.addRun(name);
    store.clearProblems(directory, "run.removed");
    return run;
  }

  function noticeRemoved(removed: readonly RemovedRun[], walked: readonly Walked[]): void {
    const roots = walked.map(({ logDirectory }) => logDirectory.path);
    for (const notice of removalNotices(removed, roots)) store.addNotice(notice);
  }

  function dropRun(name: string, run: FollowedRun): number {
    for (const tail of run.tails.values()) tail.close();
    runs.delete(name);
    const pointCount = store.removeRun(name);
    const others = byDirectory.get(run.directory)?.filter((other) => other !== run) ?? [];
    if (others.length === 0) byDirectory.delete(run.directory);
    else byDirectory.set(run.directory, others);
    return pointCount;
  }

  function followRun(found: FoundRun, onFound: OnFound): void {
    const run = runs.get(found.name) ?? addRun(found);
    dropRenamedFiles(run, found);
    for (const file of found.files) followFile(run, file, onFound);
  }

  function followFile(run: FollowedRun, file: FoundFile, onFound: OnFound): void {
    const known = run.tails.get(file.name);
    if (known !== undefined) {
      if (known.look(file)) onFound(known, true);
      return;
    }
    const tail = new FileTail(run.name, file, context);
    run.tails.set(file.name, tail);
    onFound(tail, tail.hasUnread);
  }

  return {
    named(directory, fileName) {
      const tails = byDirectory.get(directory)?.map((run) => run.tails.get(fileName)) ?? [];
      return tails.filter((tail) => tail !== undefined);
    },
    *takeIn(walked, onFound) {
      const { found, collisions } = yield* runsByName(walked);
      const isClosed = placesNotLookedInto(walked);
      const isThere = (path: string): boolean =>
        walked.some(({ directories }) => directories.has(path)) || isClosed(path);
      reportProblems([...walked.flatMap((walk) => walk.problems), ...collisions]);
      const removed: RemovedRun[] = [];
      for (const [name, run] of runs) {
        const directory = found.get(name)?.directory;
        if (directory === undefined ? !isThere(run.directory) : directory !== run.directory) {
          const pointCount = dropRun(name, run);
          if (directory === undefined) removed.push({ name, path: run.directory, pointCount });
          yield;
        }
      }
      noticeRemoved(removed, walked);
      for (const run of newestRunsFirst(found.values())) {
        followRun(run, onFound);
        yield;
      }
      for (const [name, { tails }] of runs) {
        const names = new Set(found.get(name)?.files.map((file) => file.name));
        for (const [fileName, tail] of tails) {
          if (!names.has(fileName) && !isClosed(tail.path)) tail.noteVanished();
        }
        yield;
      }
    },
    takeInFile(directory, fileName, onFound) {
      const file = findEventFile(directory, fileName);
      if (file === undefined) return;
      for (const run of byDirectory.get(directory) ?? []) {
        for (const [name, tail] of run.tails) {
          const isRenamed = tail.identity === file.identity && !isStillThere(tail);
          if (isRenamed) dropFile(run, name, tail);
        }
        followFile(run, file, onFound);
      }
    },
    *sweep(toldSinceMs, onChanged) {
      const liveSinceMs = Date.now() - LIVE_MS;
      const nowMs = performance.now();
      let passed = 0;
      for (const { tails } of runs.values()) {
        for (const tail of tails.values()) {
          if (++passed % MANY === 0) yield;
          const unreadMs = nowMs - tail.lastReadMs;
          if (unreadMs > OPEN_MS) tail.letGo();
          if (tail.isVanished || tail.isHandedOver || tail.modifiedMs < liveSinceMs) continue;
          if (tail.hasUnread) tail.tellEnd();
          if (tail.lastEventMs >= toldSinceMs) continue;
          if (hasChanged(tail)) onChanged(tail);
          else if (unreadMs > REST_AFTER_MS) tail.rest();
          yield;
        }
      }
    },
    save() {
      for (const { tails } of runs.values()) {
        for (const tail of tails.values()) tail.save(SAVED_AT_CLOSE_BYTES);
      }
    },
  };
}

/** Of runs with one name the last counts, as in TensorBoard. */
function* runsByName(walked: readonly Walked[]) {
  const found = new Map<string, FoundRun>();
  const collisions: FileProblem[] = [];
  for (const { runs } of walked) {
    for (const run of runs) {
      const other = found.get(run.name);
      found.set(run.name, run);
      if (found.size % MANY === 0) yield;
      if (other === undefined) continue;
      collisions.push({
        code: "run.nameCollision",
        message: `Two runs are named ${run.name}; the one in ${other.directory} is left out.`,
        hint: "Give the log directories group names: --logdir_spec name:path,name:path.",
        run: run.name,
        path: other.directory,
      });
    }
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

/** Whether a path lies where nothing could be looked for. */
function placesNotLookedInto(walked: readonly Walked[]): (path: string) => boolean {
  const closed = walked.flatMap((walk) => walk.problems.map(({ path }) => path));
  return (path) => closed.some((other) => path === other || path.startsWith(other + sep));
}

/** A file that goes on under another name is read anew there, so its old name gives back its points. */
function dropRenamedFiles(run: FollowedRun, found: FoundRun): void {
  if (run.tails.size === 0) return;
  const names = new Set(found.files.map((file) => file.name));
  const gone = [...run.tails].filter(([name]) => !names.has(name));
  if (gone.length === 0) return;
  const identities = new Set(found.files.map((file) => file.identity));
  for (const [name, tail] of gone) {
    if (identities.has(tail.identity)) dropFile(run, name, tail);
  }
}

function dropFile(run: FollowedRun, name: string, tail: FileTail): void {
  tail.drop();
  run.tails.delete(name);
}

function isStillThere({ path, identity }: FileTail): boolean {
  const looked = lookAt(path);
  return looked.kind === "there" && identityOf(looked.stats) === identity;
}

/** A file that is gone is left to the next walk. */
export function hasChanged(tail: FileTail): boolean {
  const looked = lookAt(tail.path);
  return looked.kind === "there" && tail.look(foundFile(tail.path, looked.stats));
}
