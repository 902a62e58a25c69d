import type { DamagedRange, ScanBatch, ScannedTag } from "@runlens/format";
import { CHUNK_ROW_BYTES, ChunkRows, U32_FIELD } from "./chunk-row.ts";
import type { ChunkStore } from "./chunk-store.ts";
import { FileColumns } from "./file-columns.ts";
import type { FileDelta, ReferenceDelta } from "./file-delta.ts";
import { OpenChunkPool } from "./open-chunk.ts";
import { Part, referencesSince, type PartFile } from "./part.ts";
import { PointColumns } from "./point-columns.ts";
import { eachReference, referenceDelta } from "./reference-columns.ts";
import type { Series } from "./series.ts";
import type { TagPool } from "./tag-pool.ts";

/** What the files of a store share. */
export interface SharedMemory {
  readonly chunks: ChunkStore;
  readonly tags: TagPool;
}

/** The run of a file, as the file sees it. */
export interface SeriesOwner {
  /** Made if there is none yet. */
  seriesOf(tagName: string): Series;
}

/** What got values. */
export interface Grown {
  /** The parts that did, where there are parts. */
  readonly parts: readonly Part[];
  tagNames(): readonly string[];
  readonly hasValues: boolean;
  /** Runs or series are listed otherwise than before. */
  readonly changesLists: boolean;
}

/** A delta without what its file knows. */
type Sealed = Omit<FileDelta, "nextOffset" | "scanner" | "lastTimeSecs">;

/** Readers may hold on to what is in an open chunk, so its memory is not used again. */
const OPEN_CHUNKS = new OpenChunkPool(false);

/** The parts of the series that one file holds, and what is not sealed of them. */
export class FileParts {
  /** By the scanner's tag id. */
  readonly list: Part[] = [];
  private readonly file: PartFile;
  private readonly shared: SharedMemory;
  private readonly run: SeriesOwner;
  private readonly columns: FileColumns;
  /** What is in no delta yet. */
  private unsealed: Unsealed = nothingUnsealed(0, 0);

  constructor(file: PartFile, shared: SharedMemory, run: SeriesOwner) {
    this.file = file;
    this.shared = shared;
    this.run = run;
    this.columns = new FileColumns(OPEN_CHUNKS, (tagId, open) => {
      const points = this.list[tagId]?.points;
      if (points === undefined) return;
      const id = shared.chunks.seal(open, tagId, points.sealedCount);
      points.add(id);
      this.unsealed.chunkIds.push(id);
    });
  }

  /** Copies the values of a batch. @param tags all of the file. */
  append(tags: readonly ScannedTag[], batch: ScanBatch): Grown {
    const grown = new GrownParts();
    const tagCount = this.list.length;
    this.addTags(tags.slice(tagCount));
    for (let i = 0; i < batch.count; i++) grown.note(this.list[batch.tagIds[i] ?? 0]);
    for (const { tagId } of batch.references) grown.note(this.list[tagId]);
    this.appendReferences(batch);
    this.columns.append(batch, this.list.length);
    for (const range of batch.damage) this.unsealed.damage.push(range);
    return grown.told(this.list.length > tagCount);
  }

  /** Adds what was sealed elsewhere; its chunks are held. Nothing may be unsealed here. */
  add(
    { tags, references }: Pick<FileDelta, "tags" | "references">,
    rows: ChunkRows,
    restartCount: number,
  ): Grown {
    const grown = new GrownParts();
    this.addTags(tags);
    this.addChunks(rows, grown);
    this.addReferences(references, grown);
    this.columns.restartCount += restartCount;
    this.unsealed = nothingUnsealed(this.list.length, this.columns.restartCount);
    return grown.told(tags.length > 0);
  }

  /** What was appended since the last delta. Its bytes are flushed. */
  seal(): Sealed {
    this.columns.sealAll();
    this.shared.chunks.flush();
    const { tagCount, restartCount, chunkIds, damage } = this.unsealed;
    const rows = new ChunkRows(new Uint8Array(chunkIds.length * CHUNK_ROW_BYTES));
    for (const [row, id] of chunkIds.entries()) this.shared.chunks.copyRow(id, rows, row);
    const isUnwritten = !this.shared.chunks.areWritten(rows);
    const { restartSteps } = this.file;
    this.unsealed = nothingUnsealed(this.list.length, restartSteps.length);
    return {
      tags: this.list.slice(tagCount).map((part) => part.tag),
      chunks: rows.bytes,
      references: referencesSince(this.list),
      restartSteps: restartSteps.slice(restartCount),
      damage,
      ...(isUnwritten && { isUnwritten }),
    };
  }

  /** Whether chunks lie in some places; see `placeKey`. */
  hasChunkIn(places: ReadonlySet<number>): boolean {
    const { chunks } = this.shared;
    return this.list.some(({ points }) =>
      points.chunkIds.some((id) => places.has(chunks.placeKey(id))),
    );
  }

  private addTags(tags: readonly ScannedTag[]): void {
    for (const scanned of tags) {
      const tag = this.shared.tags.same(scanned);
      const series = this.run.seriesOf(tag.name);
      const points = new PointColumns(this.shared.chunks, this.columns, this.list.length);
      const part = new Part(this.file, series, tag, points);
      series.addPart(part);
      this.list.push(part);
    }
  }

  private addChunks(rows: ChunkRows, grown: GrownParts): void {
    for (let row = 0; row < rows.capacity; row++) {
      const part = this.list[rows.u32(row, U32_FIELD.tagId)];
      if (part === undefined) continue;
      grown.note(part);
      part.points.add(this.shared.chunks.add(rows, row, part.points.sealedCount));
    }
  }

  private addReferences(references: ReferenceDelta, grown: GrownParts): void {
    const { tagIds, steps, wallTimesSecs, offsets, byteLengths, restartCounts } = references;
    for (const [i, tagId] of tagIds.entries()) {
      const part = this.list[tagId];
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
    eachReference(batch, this.columns.restartCount, (reference, restartCount) => {
      const { tagId, step, wallTimeSecs, offset, byteLength } = reference;
      const part = this.list[tagId];
      part?.growingReferences().append(step, wallTimeSecs, offset, byteLength, restartCount);
    });
  }
}

export function nothingSealed(): Sealed {
  const chunks = new Uint8Array();
  return { tags: [], chunks, references: referenceDelta([], []), restartSteps: [], damage: [] };
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

  told(hasNewTags: boolean): Grown {
    const parts = [...this.parts];
    return {
      parts,
      tagNames: () => parts.map(({ series }) => series.tagName),
      hasValues: parts.length > 0,
      changesLists: hasNewTags || this.hasFirstValue,
    };
  }
}
