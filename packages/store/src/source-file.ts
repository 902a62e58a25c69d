import type { ScanBatch, ScannedTag } from "@runlens/format";
import { ChunkRows } from "./chunk-row.ts";
import type { FileDelta } from "./file-delta.ts";
import {
  FileParts,
  nothingSealed,
  type Grown,
  type SeriesOwner,
  type SharedMemory,
} from "./file-parts.ts";
import {
  foldDelta,
  grownTags,
  hasChunkIn,
  sumUpFolded,
  valueCountOf,
  type FoldedDelta,
  type FoldedSums,
} from "./folded-file.ts";
import { latestOfBatch } from "./later-time.ts";
import type { Part, PartFile } from "./part.ts";
import type { ReadStretch } from "./read-stretch.ts";

/** Takes back what was read of a file and reads it again, to its end. */
export type ReadAgain = () => Promise<void>;

/** How a file is read besides what it gives by itself. */
export interface FileReading {
  /** For values that are no scalars, which are read when they are asked for. */
  readonly readStretch: ReadStretch;
  /** For a file whose points cannot be had any more where they were written. */
  readonly readAgain: ReadAgain;
}

/** What a scanner knows of its file besides the batch. */
export interface ScannedFile {
  readonly tags: readonly ScannedTag[];
  readonly firstTimeSecs: number | undefined;
}

/** What an append did, for those who watch. */
export interface Appended extends Grown {
  readonly hasRestarts: boolean;
}

const NOTHING_FOLDED: readonly FoldedDelta[] = [];

/**
 * One event file of a run: what it adds to the run's sums, and what it holds of the run's
 * series. Deltas stay folded, as they came, until somebody looks at a series of the run or
 * more is appended: lists need no parts, and there may be 100,000.
 */
export class SourceFile implements PartFile {
  readonly name: string;
  readonly readStretch: ReadStretch;
  readonly readAgain: ReadAgain;
  readonly restartSteps: number[] = [];
  firstTimeSecs: number | undefined;
  lastTimeSecs: number | undefined;
  pointCount = 0;
  damagedRecords = 0;
  private readonly shared: SharedMemory;
  private readonly run: SeriesOwner;
  private folded = NOTHING_FOLDED;
  /** Absent while nothing is unfolded. */
  private unfolded: FileParts | undefined;

  constructor(name: string, reading: FileReading, shared: SharedMemory, run: SeriesOwner) {
    this.name = name;
    this.readStretch = reading.readStretch;
    this.readAgain = reading.readAgain;
    this.shared = shared;
    this.run = run;
  }

  /** By the scanner's tag id. Looking at them unfolds the file. */
  get parts(): readonly Part[] {
    return this.toGrow().list;
  }

  /** Copies what the batch holds; the batch may be cleared afterwards. */
  append(scanned: ScannedFile, batch: ScanBatch): Appended {
    const isFirst = this.noteStart(scanned.firstTimeSecs);
    const grown = this.toGrow().append(scanned.tags, batch);
    for (const { step } of batch.restarts) this.restartSteps.push(step);
    this.lastTimeSecs = latestOfBatch(batch, this.lastTimeSecs);
    this.pointCount += batch.count + batch.references.length;
    this.damagedRecords += batch.damage.length;
    const changesLists = isFirst || grown.changesLists;
    return { ...grown, changesLists, hasRestarts: batch.restarts.length > 0 };
  }

  /**
   * Adds what was sealed elsewhere, and keeps it as it is. Nothing may be unsealed here.
   *
   * @param version of the change.
   */
  add(delta: FileDelta, version: number): Appended {
    const { restartSteps, damage, lastTimeSecs, scanner } = delta;
    const isFirst = this.noteStart(scanner.firstTimeSecs);
    const rows = new ChunkRows(delta.chunks);
    const valueCount = valueCountOf(rows, delta);
    this.shared.chunks.hold(rows);
    const isFoldable = this.unfolded === undefined && restartSteps.length === 0;
    const grown = isFoldable
      ? this.fold(foldDelta(delta, version), valueCount)
      : this.toGrow().add(delta, rows, restartSteps.length);
    for (const step of restartSteps) this.restartSteps.push(step);
    this.lastTimeSecs = laterOf(this.lastTimeSecs, lastTimeSecs);
    this.pointCount += valueCount;
    this.damagedRecords += damage.length;
    const changesLists = isFirst || grown.changesLists;
    return { ...grown, changesLists, hasRestarts: restartSteps.length > 0 };
  }

  /** Whether chunks of it lie in some places; see `placeKey`. */
  hasChunkIn(places: ReadonlySet<number>): boolean {
    return hasChunkIn(this.folded, places) || this.unfolded?.hasChunkIn(places) === true;
  }

  /** What lists tell of its series when it is the only file of its run; undefined when unfolded. */
  sumUp(): FoldedSums | undefined {
    return this.unfolded === undefined ? sumUpFolded(this.folded) : undefined;
  }

  /** Makes the parts of what is folded. */
  unfold(): void {
    if (this.folded.length > 0) this.toGrow();
  }

  /** What was appended since the last delta. Its bytes are flushed. */
  seal(place: Pick<FileDelta, "nextOffset" | "scanner">): FileDelta {
    const { lastTimeSecs } = this;
    return {
      ...place,
      ...(this.unfolded?.seal() ?? nothingSealed()),
      ...(lastTimeSecs !== undefined && { lastTimeSecs }),
    };
  }

  /** Returns whether it is the first event that is known of. */
  private noteStart(firstTimeSecs: number | undefined): boolean {
    const isFirst = this.firstTimeSecs === undefined && firstTimeSecs !== undefined;
    this.firstTimeSecs ??= firstTimeSecs;
    return isFirst;
  }

  /** The parts, to append to them: all is unfolded then. */
  private toGrow(): FileParts {
    const { folded } = this;
    const unfolded = (this.unfolded ??= new FileParts(this, this.shared, this.run));
    this.folded = NOTHING_FOLDED;
    for (const delta of folded) {
      const { parts } = unfolded.add(delta, new ChunkRows(delta.chunks), 0);
      for (const part of parts) part.series.grew(part, delta.version);
    }
    return unfolded;
  }

  private fold(folded: FoldedDelta, valueCount: number): Grown {
    const { folded: before } = this;
    this.folded = [...before, folded];
    return {
      parts: [],
      tagNames: () => grownTags([...before, folded]),
      hasValues: valueCount > 0,
      changesLists: folded.tags.length > 0 || valueCount > 0,
    };
  }
}

function laterOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
