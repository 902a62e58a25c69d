import type { DamagedRange, ScanBatch, ScannedTag } from "@runlens/format";
import { CHUNK_ROW_BYTES, ChunkRows, U32_FIELD } from "./chunk-row.ts";
import type { ChunkStore } from "./chunk-store.ts";
import type { TagPool } from "./tag-pool.ts";
import { FileColumns } from "./file-columns.ts";
import type { FileDelta, ReferenceDelta } from "./file-delta.ts";
import {
  grownTags,
  sumUpFolded,
  valueCountOf,
  type FoldedDelta,
  type FoldedSums,
} from "./folded-file.ts";
import { latestOfBatch } from "./later-time.ts";
import { OpenChunkPool } from "./open-chunk.ts";
import { Part, referencesSince, type PartFile } from "./part.ts";
import { PointColumns } from "./point-columns.ts";
import type { ReadStretch } from "./read-stretch.ts";
import { eachReference } from "./reference-columns.ts";
import type { Series } from "./series.ts";

/** What the files of a store share. */
export interface SharedMemory {
  readonly chunks: ChunkStore;
  readonly tags: TagPool;
}

/** What a scanner knows of its file besides the batch. */
export interface ScannedFile {
  readonly tags: readonly ScannedTag[];
  readonly firstTimeSecs: number | undefined;
}

/** What an append did, for those who watch. */
export interface Appended {
  readonly hasValues: boolean;
  /** Names of the tags that got values. */
  readonly grownTags: () => Iterable<string>;
  /** The parts that got values, where there are parts. */
  readonly grown: readonly Part[];
  /** Runs or series are listed otherwise than before. */
  readonly changesLists: boolean;
  readonly hasRestarts: boolean;
}

/** Readers may hold on to what is in an open chunk, so its memory is not used again. */
const OPEN_CHUNKS = new OpenChunkPool(false);

/**
 * One event file of a run: the parts of the series that it holds, and what it adds to the
 * run's sums. Deltas stay folded, as they came, until somebody looks at a series of the run
 * or more is appended: lists need no part, and there may be 100,000.
 */
export class SourceFile implements PartFile {
  readonly name: string;
  readonly readStretch: ReadStretch;
  readonly restartSteps: number[] = [];
  firstTimeSecs: number | undefined;
  lastTimeSecs: number | undefined;
  pointCount = 0;
  damagedRecords = 0;
  /** By the scanner's tag id; none while deltas are folded. */
  readonly parts: Part[] = [];
  private folded: FoldedDelta[] = [];
  private readonly shared: SharedMemory;
  private readonly columns: FileColumns;
  private readonly seriesOf: (tagName: string) => Series;
  /** What is in no delta yet. */
  private unsealed: Unsealed = nothingUnsealed(0, 0);

  constructor(
    name: string,
    readStretch: ReadStretch,
    shared: SharedMemory,
    seriesOf: (tagName: string) => Series,
  ) {
    this.name = name;
    this.readStretch = readStretch;
    this.shared = shared;
    this.seriesOf = seriesOf;
    this.columns = new FileColumns(OPEN_CHUNKS, (tagId, open) => {
      const points = this.parts[tagId]?.points;
      if (points === undefined) return;
      const id = shared.chunks.seal(open, tagId, points.sealedCount);
      points.add(id);
      this.unsealed.chunkIds.push(id);
    });
  }

  /** Copies what the batch holds; the batch may be cleared afterwards. */
  append(scanned: ScannedFile, batch: ScanBatch): Appended {
    this.unfold();
    const grown = new GrownParts();
    const tags = scanned.tags.slice(this.parts.length);
    const isNew = this.noteStart(scanned.firstTimeSecs) || tags.length > 0;
    this.addTags(tags);
    for (let i = 0; i < batch.count; i++) grown.note(this.parts[batch.tagIds[i] ?? 0]);
    for (const { tagId } of batch.references) grown.note(this.parts[tagId]);
    this.appendReferences(batch);
    this.columns.append(batch, this.parts.length);
    for (const { step } of batch.restarts) this.restartSteps.push(step);
    this.lastTimeSecs = latestOfBatch(batch, this.lastTimeSecs);
    this.pointCount += batch.count + batch.references.length;
    this.noteDamage(batch.damage);
    return grown.appended(isNew, batch.restarts.length > 0);
  }

  /**
   * Adds what was sealed elsewhere, and keeps it as it is. Nothing may be unsealed here.
   *
   * @param version of the change.
   */
  add(delta: FileDelta, version: number): Appended {
    const { tags, restartSteps, scanner, damage } = delta;
    const isNew = this.noteStart(scanner.firstTimeSecs) || tags.length > 0;
    this.lastTimeSecs = laterOf(this.lastTimeSecs, delta.lastTimeSecs);
    this.damagedRecords += damage.length;
    const rows = new ChunkRows(delta.chunks);
    this.shared.chunks.hold(rows);
    const valueCount = valueCountOf(rows, delta);
    this.pointCount += valueCount;
    if (this.parts.length === 0 && restartSteps.length === 0) {
      this.folded.push({ delta, version });
      return {
        hasValues: valueCount > 0,
        grownTags: () => grownTags(this.folded, delta),
        grown: [],
        changesLists: isNew || valueCount > 0,
        hasRestarts: false,
      };
    }
    this.unfold();
    const grown = new GrownParts();
    this.addParts(delta, grown);
    return grown.appended(isNew, restartSteps.length > 0);
  }

  get isFolded(): boolean {
    return this.folded.length > 0;
  }

  /** What lists tell of it when it is the only file of its run and folded; else undefined. */
  sumUp(): FoldedSums | undefined {
    const isPlain = this.isFolded && this.restartSteps.length === 0;
    return isPlain ? sumUpFolded(this.folded) : undefined;
  }

  /** Makes the parts of what is folded. */
  unfold(): void {
    const { folded } = this;
    this.folded = [];
    for (const { delta, version } of folded) {
      const grown = new GrownParts();
      this.addParts(delta, grown);
      for (const part of grown.all()) part.series.grew(part, version);
    }
  }

  /** What was appended since the last delta. Its bytes are flushed. */
  seal(place: Pick<FileDelta, "nextOffset" | "scanner">): FileDelta {
    this.unfold();
    this.columns.sealAll();
    this.shared.chunks.flush();
    const { tagCount, restartCount, chunkIds, damage } = this.unsealed;
    const rows = new ChunkRows(new Uint8Array(chunkIds.length * CHUNK_ROW_BYTES));
    for (const [row, id] of chunkIds.entries()) this.shared.chunks.copyRow(id, rows, row);
    this.unsealed = nothingUnsealed(this.parts.length, this.restartSteps.length);
    return {
      ...place,
      tags: this.parts.slice(tagCount).map((part) => part.tag),
      chunks: rows.bytes,
      references: referencesSince(this.parts),
      restartSteps: this.restartSteps.slice(restartCount),
      damage,
      ...(this.lastTimeSecs !== undefined && { lastTimeSecs: this.lastTimeSecs }),
    };
  }

  /** Returns whether it is the first event that is known of. */
  private noteStart(firstTimeSecs: number | undefined): boolean {
    const isFirstEvent = this.firstTimeSecs === undefined && firstTimeSecs !== undefined;
    this.firstTimeSecs ??= firstTimeSecs;
    return isFirstEvent;
  }

  private addTags(tags: readonly ScannedTag[]): void {
    for (const scanned of tags) {
      const tag = this.shared.tags.same(scanned);
      const series = this.seriesOf(tag.name);
      const points = new PointColumns(this.shared.chunks, this.columns, this.parts.length);
      const part = new Part(this, series, tag, points);
      series.addPart(part);
      this.parts.push(part);
    }
  }

  /** Makes of a delta parts and what they hold. */
  private addParts({ tags, chunks, references, restartSteps }: FileDelta, grown: GrownParts): void {
    this.addTags(tags);
    this.addChunks(new ChunkRows(chunks), grown);
    this.addReferences(references, grown);
    for (const step of restartSteps) this.restartSteps.push(step);
    this.columns.restartCount = this.restartSteps.length;
    this.unsealed = nothingUnsealed(this.parts.length, this.restartSteps.length);
  }

  private addChunks(rows: ChunkRows, grown: GrownParts): void {
    for (let row = 0; row < rows.capacity; row++) {
      const part = this.parts[rows.u32(row, U32_FIELD.tagId)];
      if (part === undefined) continue;
      grown.note(part);
      part.points.add(this.shared.chunks.add(rows, row, part.points.sealedCount));
    }
  }

  private addReferences(references: ReferenceDelta, grown: GrownParts): void {
    const { tagIds, steps, wallTimesSecs, offsets, byteLengths, restartCounts } = references;
    for (const [i, tagId] of tagIds.entries()) {
      const part = this.parts[tagId];
      if (part === undefined) continue;
      grown.note(part);
      const columns = part.growingReferences();
      columns.append(
        steps[i] ?? NaN,
        wallTimesSecs[i] ?? NaN,
        offsets[i] ?? NaN,
        byteLengths[i] ?? NaN,
        restartCounts[i] ?? 0,
      );
      part.sealedReferences = columns.count;
    }
  }

  private appendReferences(batch: ScanBatch): void {
    eachReference(batch, this.restartSteps.length, (reference, restartCount) => {
      const { tagId, step, wallTimeSecs, offset, byteLength } = reference;
      const part = this.parts[tagId];
      part?.growingReferences().append(step, wallTimeSecs, offset, byteLength, restartCount);
    });
  }

  private noteDamage(damage: readonly DamagedRange[]): void {
    this.damagedRecords += damage.length;
    for (const range of damage) this.unsealed.damage.push(range);
  }
}

interface Unsealed {
  /** Tags and restarts that are in a delta. */
  readonly tagCount: number;
  readonly restartCount: number;
  readonly chunkIds: number[];
  readonly damage: DamagedRange[];
}

function nothingUnsealed(tagCount: number, restartCount: number): Unsealed {
  return { tagCount, restartCount, chunkIds: [], damage: [] };
}

function laterOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

/** The parts that get values, each once. To be told before the values are there. */
class GrownParts {
  private readonly parts = new Set<Part>();
  private newest: Part | undefined;
  private hasFirstValue = false;

  note(part: Part | undefined): void {
    if (part === undefined || part === this.newest) return;
    this.newest = part;
    if (this.parts.has(part)) return;
    this.parts.add(part);
    if (part.isEmpty) this.hasFirstValue = true;
  }

  all(): Iterable<Part> {
    return this.parts;
  }

  appended(changesLists: boolean, hasRestarts: boolean): Appended {
    const grown = [...this.parts];
    return {
      hasValues: grown.length > 0,
      grownTags: () => grown.map(({ series }) => series.tagName),
      grown,
      changesLists: changesLists || this.hasFirstValue,
      hasRestarts,
    };
  }
}
