import { createScanSpace, type ScanSpace } from "@runlens/format";
import type { LogIndex } from "@runlens/index";
import type { Store } from "@runlens/store";
import { availableParallelism } from "node:os";
import { createDirectoryWatch, type DirectoryEvent } from "./directory-watch.ts";
import { createFileReads } from "./file-reads.ts";
import type { FileTail } from "./file-tail.ts";
import { createFollowedFiles } from "./followed-files.ts";
import type { LogDirectorySpec } from "./logdir-spec.ts";
import { createOpenFiles } from "./open-files.ts";
import { createProgress } from "./progress.ts";
import { emptyTally } from "./tally.ts";
import { createAlarm, createGate, takeTurn } from "./turns.ts";
import type { VerifyMode } from "./verify-mode.ts";
import { createWalkClock } from "./walk-clock.ts";
import { directoriesOf, walkAll } from "./walk-all.ts";
import type { Walked } from "./walk.ts";

/** Between looks at the files that are written to: where every directory is watched, and where not. */
const SWEEP_INTERVAL_MS = 2_000;
const UNWATCHED_SWEEP_INTERVAL_MS = 250;

/** After a look at very many files comes a pause of this many times its length. */
const SWEEP_PAUSE_FACTOR = 20;

/** Work lets others have their turn after so long: pages while logs load, later new values. */
const LOADING_TURN_MS = 10;
const LIVE_TURN_MS = 0.25;

const DEFAULT_RELOAD_INTERVAL_SECS = 5;
const MAX_DEFAULT_WORKERS = 16;

/** A thread takes about as long to start and to be compiled as to read so much. */
const BYTES_PER_WORKER = 128 * 1024 ** 2;

export interface IngestOptions {
  readonly logDirectories: readonly LogDirectorySpec[];
  /** Pause between walks over the log directories; 0: load once and stop. Default 5. */
  readonly reloadIntervalSecs?: number;
  readonly store: Store;
  /** What was read before and need not be read again; it is kept up to date, and stays open. */
  readonly index?: LogIndex;
  /** Default: `now`. */
  readonly verify?: VerifyMode;
  /**
   * Threads that read where there is much to read, some 32 MiB; 0: this thread reads
   * all. Default: one for each 128 MiB, up to as many as the machine runs at once and 16.
   */
  readonly workers?: number;
  /** Aborting closes. */
  readonly signal?: AbortSignal;
}

export interface Ingest {
  /** Whether files have more than there is room for, neither in memory nor on disk. */
  readonly lacksRoom: boolean;
  /** Resolves when everything that was there at the start is in the store, or at closing. */
  readonly loaded: Promise<void>;
  /** Stops following and releases everything; resolves when no more goes to the store. */
  close(): Promise<void>;
}

/**
 * Loads all event files below the log directories, newest runs first, and follows
 * them: by directory events where the system sends them, by looking at the files that
 * are written to now and then, and by walking over everything. Never fails on what it
 * finds; what could not be read is told in the store's status.
 */
export function startIngest(options: IngestOptions): Ingest {
  const { logDirectories, store, index, signal, verify = "now" } = options;
  const workerCount = options.workers ?? Math.min(availableParallelism(), MAX_DEFAULT_WORKERS);
  const reloadMs = (options.reloadIntervalSecs ?? DEFAULT_RELOAD_INTERVAL_SECS) * 1000;
  const isLive = reloadMs > 0;
  const tally = emptyTally();
  let space: ScanSpace | undefined;
  /** Made when it is needed: where all is recalled or read by threads it is not. */
  const spaceHere = (): ScanSpace => (space ??= createScanSpace());
  const openFiles = createOpenFiles();
  const context = {
    store,
    spaceHere,
    openFiles,
    verify,
    tally,
    ...(index !== undefined && { index }),
    readLost: (tail: FileTail) => reads.readLost(tail),
    withoutRoom: new Set<FileTail>(),
  };

  const followed = createFollowedFiles(store, context);
  const progress = createProgress(store);
  const watch = createDirectoryWatch(onDirectoryEvent);
  const walkClock = createWalkClock(isLive ? reloadMs : Infinity);
  const alarm = createAlarm();
  const loaded = createGate();
  const reads = createFileReads({
    store,
    ...(index !== undefined && { index }),
    spaceHere,
    workerCount,
    ...(options.workers === undefined && { bytesPerWorker: BYTES_PER_WORKER }),
    isLive,
    onRead: (tail) => initial.delete(tail),
    onMissing: () => walkClock.ask(),
    onWork: () => alarm.ring(),
  });

  /** Files of the first walk that were not read to their end, as it was then. */
  const initial = new Set<FileTail>();
  let hasWalked = false;
  /** Work under way, done step by step. */
  let walk: Generator<number, Walked[]> | undefined;
  let takingIn: Generator<void> | undefined;
  let watching: Generator<boolean> | undefined;
  let sweep: { readonly steps: Generator<void>; readonly startMs: number } | undefined;
  let sweepDueMs = Infinity;
  let lastSweepMs = -Infinity;
  const closing = new AbortController();

  async function run(): Promise<void> {
    try {
      await workAndWait();
    } finally {
      watch.close();
      await reads.close();
      followed.save();
      openFiles.closeAll();
      loaded.open();
    }
  }

  async function workAndWait(): Promise<void> {
    for (;;) {
      await work();
      const isDone = !isLive && loaded.isOpen && !reads.isBusy;
      progress.tell(tally);
      if (closing.signal.aborted || isDone) return;
      const dueMs = Math.min(walkClock.dueMs, sweepDueMs, reads.dueMs);
      await alarm.sleep(dueMs - performance.now());
    }
  }

  /** Does what is due until there is nothing left to do here. */
  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      startWhatIsDue(performance.now());
      const turnMs = loaded.isOpen ? LIVE_TURN_MS : LOADING_TURN_MS;
      for (const step of [walkOn, takeInOn, watchOn, sweepOn, readOn, verifyOn]) {
        await takeTurn(turnMs, step);
      }
      if (!loaded.isOpen && !isLoading()) finishLoading();
      if (!isBusy()) return;
      progress.tellSometimes(() => tally);
    }
  }

  function isLoading(): boolean {
    return !hasWalked || initial.size > 0;
  }

  /** Whether there is work for this thread. */
  function isBusy(): boolean {
    const hasSteps = walk ?? takingIn ?? watching ?? sweep;
    return hasSteps !== undefined || reads.isBusyHere;
  }

  function finishLoading(): void {
    progress.tell({ ...tally, phase: isLive ? "live" : "loaded" });
    loaded.open();
  }

  function startWhatIsDue(nowMs: number): void {
    if (walk === undefined && takingIn === undefined && nowMs >= walkClock.dueMs) {
      walkClock.started(nowMs);
      walk = walkAll(logDirectories);
    }
    if (nowMs >= sweepDueMs) {
      const steps = followed.sweep(lastSweepMs, (tail) => reads.addChanged(tail));
      sweep = { steps, startMs: nowMs };
      lastSweepMs = nowMs;
      sweepDueMs = Infinity;
    }
    reads.readDue(nowMs);
  }

  function walkOn(): boolean {
    const step = walk?.next();
    if (step === undefined) return false;
    if (step.done !== true) {
      const directoriesSeen = step.value;
      if (!hasWalked) progress.tellSometimes(() => ({ directoriesSeen }));
      return true;
    }
    walk = undefined;
    takingIn = takeIn(step.value);
    return false;
  }

  function* takeIn(walked: readonly Walked[]): Generator<void> {
    yield* followed.takeIn(walked, (tail, isToRead) => {
      reads.verify(tail);
      if (!isToRead) return;
      if (!hasWalked) initial.add(tail);
      reads.add(tail);
    });
    progress.tell({
      ...tally,
      logDirectories: walked.map((one) => one.logDirectory),
      directoriesSeen: walked.reduce((sum, one) => sum + one.directories.size, 0),
    });
    if (!isLive) return;
    watching = watch.follow(directoriesOf(walked));
    sweepDueMs = Math.min(sweepDueMs, performance.now() + UNWATCHED_SWEEP_INTERVAL_MS);
  }

  function takeInOn(): boolean {
    if (takingIn?.next().done !== true) return takingIn !== undefined;
    takingIn = undefined;
    hasWalked = true;
    walkClock.ended(performance.now());
    return false;
  }

  /** At once, before it has another name again; a walk under way may have seen it, or not. */
  function takeInFile(directory: string, fileName: string): void {
    if ((walk ?? takingIn) !== undefined) return;
    followed.takeInFile(directory, fileName, (tail) => {
      reads.verify(tail);
      reads.notice(tail);
    });
  }

  function watchOn(): boolean {
    const step = watching?.next();
    if (step === undefined) return false;
    // Something may have come after a directory was read and before it was watched.
    if (step.done === true) watching = undefined;
    else if (step.value) walkClock.ask();
    return watching !== undefined;
  }

  function sweepOn(): boolean {
    if (sweep === undefined) return false;
    if (sweep.steps.next().done !== true) return true;
    const nowMs = performance.now();
    const intervalMs = watch.isComplete ? SWEEP_INTERVAL_MS : UNWATCHED_SWEEP_INTERVAL_MS;
    sweepDueMs = nowMs + Math.max(intervalMs, (nowMs - sweep.startMs) * SWEEP_PAUSE_FACTOR);
    sweep = undefined;
    return false;
  }

  function readOn(deadlineMs: number): boolean {
    return reads.readOn(deadlineMs);
  }

  function verifyOn(): boolean {
    return !isLoading() && reads.verifyOn();
  }

  function onDirectoryEvent({ directory, fileName, mayBeNew }: DirectoryEvent): void {
    const tails = fileName === undefined ? [] : followed.named(directory, fileName);
    for (const tail of tails) {
      if (mayBeNew) tail.letGo();
      reads.notice(tail);
    }
    if (fileName !== undefined && mayBeNew && tails.length === 0) takeInFile(directory, fileName);
    if (tails.length > 0) progress.tellSometimes(() => tally);
    const mayBeFound = fileName === undefined || (mayBeNew && tails.length === 0);
    if (mayBeFound) walkClock.ask();
    if (mayBeFound || reads.dueMs < Infinity) alarm.ring();
  }

  function stop(): void {
    closing.abort();
    alarm.ring();
  }

  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const finished = run();
  return {
    loaded: loaded.opened,
    get lacksRoom() {
      return context.withoutRoom.size > 0;
    },
    async close() {
      signal?.removeEventListener("abort", stop);
      stop();
      await finished;
    },
  };
}
