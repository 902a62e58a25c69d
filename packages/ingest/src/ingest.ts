import { createBatch } from "@runlens/format";
import type { LoadProgress, Store } from "@runlens/store";
import { createDirectoryWatch, type DirectoryEvent } from "./directory-watch.ts";
import { WINDOW_BYTES, type FileTail } from "./file-tail.ts";
import { createFollowedFiles } from "./followed-files.ts";
import type { LogDirectorySpec } from "./logdir-spec.ts";
import { createProgress } from "./progress.ts";
import { createAlarm, createGate, takeTurn } from "./turns.ts";
import { createWalkClock } from "./walk-clock.ts";
import { newestRunsFirst, walkLogDirectory, type Walked } from "./walk.ts";

/** Between looks at the newest files: where every directory is watched, and where not. */
const SWEEP_INTERVAL_MS = 1_000;
const UNWATCHED_SWEEP_INTERVAL_MS = 250;

/** From an event to reading: a writer flushes in several writes, which are read together. */
const SETTLE_MS = 10;

const DEFAULT_RELOAD_INTERVAL_SECS = 5;

export interface IngestOptions {
  readonly logDirectories: readonly LogDirectorySpec[];
  /** Pause between walks over the log directories; 0: load once and stop. Default 5. */
  readonly reloadIntervalSecs?: number;
  readonly store: Store;
  /** Check the checksum of every record. Default true. */
  readonly verifyPayloads?: boolean;
  /** Aborting closes. */
  readonly signal?: AbortSignal;
}

export interface Ingest {
  /** Resolves when everything that was there at the start is in the store, or at closing. */
  readonly loaded: Promise<void>;
  /** Stops following and releases everything; resolves when no more goes to the store. */
  close(): Promise<void>;
}

/**
 * Loads all event files below the log directories, newest runs first, and follows
 * them: by directory events where the system sends them, by looking at the newest
 * files now and then, and by walking over everything. Never fails on what it finds;
 * what could not be read is told in the store's status.
 */
export function startIngest(options: IngestOptions): Ingest {
  const { logDirectories, store, signal, verifyPayloads = true } = options;
  const reloadMs = (options.reloadIntervalSecs ?? DEFAULT_RELOAD_INTERVAL_SECS) * 1000;
  const isLive = reloadMs > 0;
  const context = {
    store,
    window: new Uint8Array(WINDOW_BYTES),
    batch: createBatch(),
    verifyPayloads,
  };
  const followed = createFollowedFiles(store, context);
  const progress = createProgress(store);
  const watch = createDirectoryWatch(onDirectoryEvent);
  const walkClock = createWalkClock(reloadMs);
  const alarm = createAlarm();
  const loaded = createGate();

  /** Files that an event told of, until they are due. */
  const noticed = new Set<FileTail>();
  let noticedDueMs = Infinity;
  /** Files with something to read: those that just changed go before those of the last walk. */
  const changed = new Set<FileTail>();
  const backlog = new Set<FileTail>();
  /** Work under way, done step by step. */
  let walk: Generator<number, Walked[]> | undefined;
  let watching: Generator<string> | undefined;
  let sweep: Generator<FileTail | undefined> | undefined;
  let sweepDueMs = Infinity;
  const closing = new AbortController();

  async function workAndWait(): Promise<void> {
    await work();
    if (!isLive) return;
    while (!closing.signal.aborted) {
      const dueMs = Math.min(walkClock.dueMs, sweepDueMs, noticedDueMs);
      await alarm.sleep(dueMs - performance.now());
      await work();
      progress.tell(readSoFar());
    }
  }

  /** Does what is due until there is nothing left to do. */
  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      startWhatIsDue(performance.now());
      for (const step of [walkOn, watchOn, sweepOn, readOn]) await takeTurn(step);
      if (!loaded.isOpen && walk === undefined && backlog.size === 0) finishLoading();
      if (!isBusy()) return;
      progress.tellSometimes(readSoFar);
    }
  }

  function finishLoading(): void {
    progress.tell({ ...readSoFar(), phase: isLive ? "live" : "loaded" });
    loaded.open();
  }

  function isBusy(): boolean {
    const hasWork = walk !== undefined || watching !== undefined || sweep !== undefined;
    return hasWork || changed.size + backlog.size > 0;
  }

  function startWhatIsDue(nowMs: number): void {
    if (walk === undefined && nowMs >= walkClock.dueMs) {
      walkClock.started(nowMs);
      walk = walkAll(logDirectories);
    }
    if (nowMs >= sweepDueMs) {
      sweep = followed.sweep();
      sweepDueMs = Infinity;
    }
    if (nowMs >= noticedDueMs) {
      for (const tail of noticed) changed.add(tail);
      noticed.clear();
      noticedDueMs = Infinity;
    }
  }

  function walkOn(): boolean {
    const step = walk?.next();
    if (step === undefined) return false;
    if (step.done !== true) {
      const directoriesSeen = step.value;
      if (!loaded.isOpen) progress.tellSometimes(() => ({ directoriesSeen }));
      return true;
    }
    walk = undefined;
    takeIn(step.value);
    walkClock.ended(performance.now());
    return false;
  }

  function takeIn(walked: readonly Walked[]): void {
    const directories = walked.flatMap((one) => one.directories);
    for (const tail of followed.takeIn(walked)) backlog.add(tail);
    progress.tell({
      ...readSoFar(),
      logDirectories: walked.map((one) => one.logDirectory),
      directoriesSeen: directories.length,
    });
    if (!isLive) return;
    const runs = newestRunsFirst(walked.flatMap((one) => one.runs));
    watching = watch.follow([...runs.map((run) => run.directory), ...directories]);
    sweepDueMs = Math.min(sweepDueMs, performance.now() + UNWATCHED_SWEEP_INTERVAL_MS);
  }

  function watchOn(): boolean {
    const step = watching?.next();
    if (step === undefined) return false;
    // Something may have come after a directory was read and before it was watched.
    if (step.done === true) watching = undefined;
    else walkClock.ask();
    return watching !== undefined;
  }

  function sweepOn(): boolean {
    const step = sweep?.next();
    if (step === undefined) return false;
    if (step.value !== undefined) changed.add(step.value);
    if (step.done !== true) return true;
    sweep = undefined;
    const intervalMs = watch.isComplete ? SWEEP_INTERVAL_MS : UNWATCHED_SWEEP_INTERVAL_MS;
    sweepDueMs = performance.now() + intervalMs;
    return false;
  }

  function readOn(deadlineMs: number): boolean {
    const queue = changed.size > 0 ? changed : backlog;
    const [tail] = queue;
    if (tail === undefined) return false;
    const outcome = tail.read(deadlineMs);
    if (outcome === "more" && queue === backlog) return true;
    queue.delete(tail);
    if (outcome === "more") queue.add(tail);
    if (outcome === "missing") walkClock.ask();
    return true;
  }

  function onDirectoryEvent({ directory, fileName, mayBeNew }: DirectoryEvent): void {
    const tails = fileName === undefined ? [] : followed.named(directory, fileName);
    for (const tail of tails) noticed.add(tail);
    if (tails.length > 0) noticedDueMs = Math.min(noticedDueMs, performance.now() + SETTLE_MS);
    if (fileName === undefined || (mayBeNew && tails.length === 0)) walkClock.ask();
    alarm.ring();
  }

  function readSoFar(): Partial<LoadProgress> {
    const { fileCount, bytesFound, bytesRead } = followed;
    return { filesFound: fileCount, bytesFound, bytesRead };
  }

  function stop(): void {
    closing.abort();
    alarm.ring();
  }

  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const finished = workAndWait().finally(() => {
    watch.close();
    loaded.open();
  });
  return {
    loaded: loaded.opened,
    async close() {
      signal?.removeEventListener("abort", stop);
      stop();
      await finished;
    },
  };
}

/** Walks over all log directories; yields the number of directories seen so far. */
function* walkAll(specs: readonly LogDirectorySpec[]): Generator<number, Walked[]> {
  const walked: Walked[] = [];
  let seen = 0;
  for (const spec of specs) {
    const walk = walkLogDirectory(spec);
    let step = walk.next();
    for (; step.done !== true; step = walk.next()) yield seen + step.value;
    walked.push(step.value);
    seen += step.value.directories.length;
  }
  return walked;
}
