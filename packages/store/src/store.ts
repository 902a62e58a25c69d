import type { ScanBatch, ScannedTag } from "@runlens/format";
import type { Experiment, FileProblem, LoadStatus, Reader } from "@runlens/model";
import { ChunkStore } from "./chunk-store.ts";
import type { ReadSegment, WriteSegment } from "./chunk-memory.ts";
import type { FileDelta } from "./file-delta.ts";
import type { LostChunk } from "./lost-chunk.ts";
import { createMemoryBudget } from "./memory-budget.ts";
import { createLooks } from "./looks.ts";
import { TagPool } from "./tag-pool.ts";
import { createSlabWriter, type Slab, type SlabWriter } from "./slabs.ts";
import { createChangeFeed, scheduleWithTimer, type Schedule } from "./change-feed.ts";
import { createNoticeLog } from "./notice-log.ts";
import { createProblemLog } from "./problem-log.ts";
import { nothingToRead, type ReadStretch } from "./read-stretch.ts";
import { RunData } from "./run-data.ts";
import type { Appended, ReadAgain, ScannedFile, SourceFile } from "./source-file.ts";
import { createStoreReader } from "./store-reader.ts";

/** Sums over all files that are followed. */
export type FileSums = Pick<
  LoadStatus,
  "filesFound" | "bytesFound" | "bytesRead" | "bytesRecalled" | "bytesUnverified" | "eventCount"
>;

/** What only the loader knows of how far it has come. */
export type LoadProgress = FileSums &
  Pick<LoadStatus, "phase" | "logDirectories" | "directoriesSeen">;

/** The sums over no files. */
export const NO_FILES: FileSums = {
  filesFound: 0,
  bytesFound: 0,
  bytesRead: 0,
  bytesRecalled: 0,
  bytesUnverified: 0,
  eventCount: 0,
};

/** Where the values of one event file go. */
export interface FileSink {
  /** Adds what a scan of the file put into `batch`; the batch may be cleared afterwards. */
  append(scanned: ScannedFile, batch: ScanBatch): void;
  /**
   * Adds what was sealed elsewhere: by another thread or in an earlier session. Its tags
   * follow on those known; what `append` gave before must have been sealed. Returns its
   * tags, as one object for all files that say the same.
   */
  add(delta: FileDelta): readonly ScannedTag[];
  /**
   * Seals what `append` gave since the last delta of the file, and returns it for
   * another session. The bytes of its chunks are flushed, unless it says otherwise.
   */
  seal(place: Pick<FileDelta, "nextOffset" | "scanner">): FileDelta;
  /** Takes back everything the file gave; returns how many points. */
  remove(): number;
}

/** The writable side of a store, for whoever loads it. */
export interface Store {
  readonly reader: Reader;
  /** Lists a run, also before it has an event. */
  addRun(runName: string): void;
  /** Returns how many points went with it. */
  removeRun(runName: string): number;
  /**
   * A new file of a run. Files count in the order of their names, whenever they are added.
   * Values that are no scalars are read with `readStretch` when they are asked for. A file
   * whose points cannot be had any more where they were written is read with `readAgain`.
   */
  addFile(
    runName: string,
    fileName: string,
    readStretch?: ReadStretch,
    readAgain?: ReadAgain,
  ): FileSink;
  /** Memory of chunks that another thread seals; to be known before their delta is added. */
  addSlab(slab: Slab): void;
  /** False while points that cannot be written to disk take all memory there is for points. */
  hasRoom(): boolean;
  addProblem(problem: FileProblem): void;
  /** Something that happened to a file and is no problem; replaces what has its path and code. */
  addNotice(notice: FileProblem): void;
  /** Forgets problems and notices of a file or directory, or only those that have the code. */
  clearProblems(path: string, code?: string): void;
  setProgress(progress: Partial<LoadProgress>): void;
  /** Stops telling changes. */
  close(): void;
}

export interface StoreOptions {
  /** Where the data lie, as the user wrote it. */
  readonly dataLocation?: string;
  /** How the change feed waits. */
  readonly schedule?: Schedule;
  /** Where chunks go that this store seals; default: a segment 0 in memory only. */
  readonly createSlabWriter?: (onSlab: (slab: Slab) => void) => SlabWriter;
  /** Reads chunks from disk whose slab is not in memory. Default: none are on disk. */
  readonly readSegment?: ReadSegment;
  /** Writes bytes that could not be written when they were sealed. Default: they stay in memory. */
  readonly writeSegment?: WriteSegment;
  /**
   * Memory for points, those that were decoded to be shown included. What lies on disk is
   * dropped first, then what can be decoded again. Default: no limit.
   */
  readonly maxMemoryBytes?: number;
}

export function createStore(options: StoreOptions = {}): Store {
  const { dataLocation = "", schedule = scheduleWithTimer } = options;
  const experiment: Experiment = { id: "", name: "", dataLocation };
  const runs = new Map<string, RunData>();
  const tagPool = new TagPool();
  const budget = createMemoryBudget(options.maxMemoryBytes ?? Infinity);
  const chunks = new ChunkStore(
    budget,
    options.createSlabWriter ?? ((onSlab) => createSlabWriter({ segment: 0, onSlab })),
    diskOf(options),
  );
  const looks = createLooks(budget);
  const problems = createProblemLog();
  const noticed = createNoticeLog();
  const feed = createChangeFeed(status, schedule);
  let progress: LoadProgress = {
    phase: "loading",
    logDirectories: [],
    directoriesSeen: 0,
    ...NO_FILES,
  };
  let lastChangeSecs: number | undefined;
  let version = 0;
  let listsVersion = 0;

  function status(): LoadStatus {
    const files = [...runs.values()].flatMap((run) => run.files);
    return {
      ...progress,
      runCount: runs.size,
      pointCount: files.reduce((sum, file) => sum + file.pointCount, 0),
      damagedRecords: files.reduce((sum, file) => sum + file.damagedRecords, 0),
      problems: problems.listed.problems,
      problemCount: problems.count,
      unlistedProblems: problems.listed.unlisted,
      notices: noticed.notices,
      ...(lastChangeSecs === undefined ? {} : { lastChangeSecs }),
    };
  }

  function listsChanged(): void {
    lastChangeSecs = Date.now() / 1000;
    listsVersion += 1;
    feed.listsChanged();
  }

  function runOf(runName: string): RunData {
    const known = runs.get(runName);
    if (known !== undefined) return known;
    const run = new RunData(runName, { chunks, tags: tagPool });
    runs.set(runName, run);
    listsChanged();
    return run;
  }

  /** Everything in the run may show or hide other points than before. */
  function runChanged(run: RunData): void {
    version += 1;
    for (const series of run.series.values()) {
      series.changed(version);
      feed.seriesChanged(run.name, series.tagName);
    }
    listsChanged();
  }

  function tellAppended(run: RunData, appended: Appended): void {
    for (const part of appended.parts) part.series.grew(part, version);
    if (feed.isWatched) {
      for (const tag of appended.tagNames()) feed.seriesChanged(run.name, tag);
    }
    if (appended.hasRestarts) runChanged(run);
    if (appended.changesLists) listsChanged();
    if (appended.hasValues) lastChangeSecs = Date.now() / 1000;
  }

  function removeFile(run: RunData, file: SourceFile): number {
    const { pointCount } = file;
    for (const series of run.removeFile(file)) {
      looks.forget(series);
      feed.seriesChanged(run.name, series.tagName);
    }
    runChanged(run);
    return pointCount;
  }

  async function readLost(lost: readonly LostChunk[]): Promise<void> {
    const places = new Set(lost.map(({ place }) => place));
    const files = [...runs.values()].flatMap((run) => run.files);
    const damaged = files.filter((file) => file.hasChunkIn(places));
    await Promise.all(damaged.map((file) => file.readAgain()));
  }

  return {
    reader: createStoreReader(
      {
        experiment,
        runs,
        looks,
        status,
        problems: () => problems.all,
        listsVersion: () => listsVersion,
        readAgain: readLost,
      },
      feed,
    ),
    addRun: (runName) => void runOf(runName),
    removeRun(runName) {
      const run = runs.get(runName);
      if (run === undefined) return 0;
      const pointCount = run.files.reduce((sum, file) => sum + file.pointCount, 0);
      for (const series of run.free()) {
        looks.forget(series);
        feed.seriesChanged(runName, series.tagName);
      }
      runs.delete(runName);
      listsChanged();
      return pointCount;
    },
    addFile(runName, fileName, readStretch = nothingToRead, readAgain = cannotReadAgain) {
      const run = runOf(runName);
      const file = run.addFile(fileName, { readStretch, readAgain });
      return {
        append(scanned, batch) {
          version += 1;
          tellAppended(run, file.append(scanned, batch));
        },
        add(delta) {
          version += 1;
          const tags = tagPool.sameList(delta.tags);
          tellAppended(run, file.add({ ...delta, tags }, version));
          return tags;
        },
        seal: (place) => file.seal(place),
        remove: () => removeFile(run, file),
      };
    },
    addSlab: (slab) => chunks.addSlab(slab),
    hasRoom: () => budget.hasRoom(),
    addProblem(problem) {
      problems.add(problem);
      feed.statusChanged();
    },
    addNotice(notice) {
      noticed.add(notice);
      feed.statusChanged();
    },
    clearProblems(path, code) {
      problems.clear(path, code);
      noticed.clear(path, code);
      feed.statusChanged();
    },
    setProgress(change) {
      progress = { ...progress, ...change };
      feed.statusChanged();
    },
    close: () => feed.close(),
  };
}

function diskOf({ readSegment, writeSegment = nothingToWrite }: StoreOptions) {
  return readSegment && { read: readSegment, write: writeSegment };
}

function nothingToWrite(): never {
  throw new Error("there is no disk to write to");
}

/** What is lost stays so. */
async function cannotReadAgain(): Promise<void> {}
