import type { DamagedRange, ScanBatch, ScannedTag } from "@runlens/format";
import { CHUNK_ROW_BYTES, ChunkRows, U32_FIELD } from "./chunk-row.ts";
import type { ChunkStore } from "./chunk-store.ts";
import type { TagPool } from "./tag-pool.ts";
import { FileColumns } from "./file-columns.ts";
import type { FileDelta, ReferenceDelta } from "./file-delta.ts";
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
  /** The parts that got values. */
  readonly grown: readonly Part[];
  /** Runs or series are listed otherwise than before. */
  readonly changesLists: boolean;
  readonly hasRestarts: boolean;
}

/** Readers may hold on to what is in an open chunk, so its memory is not used again. */
const OPEN_CHUNKS = new OpenChunkPool(false);

/** One event file of a run: the parts of the series that it holds, and what it adds to the run's sums. */
export class SourceFile implements PartFile {
  readonly name: string;
  readonly readStretch: ReadStretch;
  readonly restartSteps: number[] = [];
  firstTimeSecs: number | undefined;
  lastTimeSecs: number | undefined;
  pointCount = 0;
  damagedRecords = 0;
  /** By the scanner's tag id. */
  readonly parts: Part[] = [];
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
    const grown = new GrownParts();
    const { firstTimeSecs } = scanned;
    const isNew = this.noteStart(scanned.tags.slice(this.parts.length), firstTimeSecs);
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

  /** Adds what was sealed elsewhere. Nothing may be unsealed here. */
  add(delta: FileDelta): Appended {
    const { tags, references, restartSteps, scanner, damage } = delta;
    const grown = new GrownParts();
    const isNew = this.noteStart(tags, scanner.firstTimeSecs);
    this.addChunks(new ChunkRows(delta.chunks), grown);
    this.addReferences(references, grown);
    for (const step of restartSteps) this.restartSteps.push(step);
    this.columns.restartCount = this.restartSteps.length;
    this.lastTimeSecs = laterOf(this.lastTimeSecs, delta.lastTimeSecs);
    this.damagedRecords += damage.length;
    this.unsealed = nothingUnsealed(this.parts.length, this.restartSteps.length);
    return grown.appended(isNew, restartSteps.length > 0);
  }

  /** What was appended since the last delta. Its bytes are flushed. */
  seal(place: Pick<FileDelta, "nextOffset" | "scanner">): FileDelta {
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

  /** @param tags that are new. Returns whether runs or series are listed otherwise than before. */
  private noteStart(tags: readonly ScannedTag[], firstTimeSecs: number | undefined): boolean {
    const isFirstEvent = this.firstTimeSecs === undefined && firstTimeSecs !== undefined;
    this.firstTimeSecs ??= firstTimeSecs;
    for (const scanned of tags) {
      const tag = this.shared.tags.same(scanned);
      const series = this.seriesOf(tag.name);
      const points = new PointColumns(this.shared.chunks, this.columns, this.parts.length);
      const part = new Part(this, series, tag, points);
      series.addPart(part);
      this.parts.push(part);
    }
    return isFirstEvent || tags.length > 0;
  }

  private addChunks(rows: ChunkRows, grown: GrownParts): void {
    for (let row = 0; row < rows.capacity; row++) {
      const part = this.parts[rows.u32(row, U32_FIELD.tagId)];
      if (part === undefined) continue;
      grown.note(part);
      const before = part.points.sealedCount;
      part.points.add(this.shared.chunks.add(rows, row, before));
      this.pointCount += part.points.sealedCount - before;
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
    this.pointCount += tagIds.length;
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

  appended(changesLists: boolean, hasRestarts: boolean): Appended {
    return {
      grown: [...this.parts],
      changesLists: changesLists || this.hasFirstValue,
      hasRestarts,
    };
  }
}
