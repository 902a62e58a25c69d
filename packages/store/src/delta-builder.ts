import type { DamagedRange, ScanBatch, ScannedReference, SortByTag } from "@runlens/format";
import { areWritten } from "./chunk-place.ts";
import { sealChunk } from "./chunk-seal.ts";
import { CHUNK_ROW_BYTES, ChunkRows } from "./chunk-row.ts";
import { FileColumns } from "./file-columns.ts";
import type { FileDelta } from "./file-delta.ts";
import { latestOfChunk, latestOfReferences } from "./later-time.ts";
import { OpenChunkPool } from "./open-chunk.ts";
import { eachReference, referenceDelta } from "./reference-columns.ts";
import type { SlabWriter } from "./slabs.ts";
import type { ScannedFile } from "./source-file.ts";

/** Turns what the scans of one file give into deltas; for a thread that has no store. */
export interface DeltaBuilder {
  /** Copies what the batch holds; the batch may be cleared afterwards. */
  append(scanned: ScannedFile, batch: ScanBatch): void;
  /** Seals what was appended since the last delta. The bytes of its chunks are flushed. */
  seal(place: Pick<FileDelta, "nextOffset" | "scanner">): FileDelta;
}

/** What earlier deltas of the file hold. */
export interface KnownOfFile {
  readonly tagCount: number;
  readonly restartCount: number;
}

const NOTHING_KNOWN: KnownOfFile = { tagCount: 0, restartCount: 0 };

/**
 * Makes builders for one file after the other, which share memory: of those that one
 * maker made only the newest may be used.
 *
 * @param sortByTag of the space in which the batches lie. Default: points are taken one by one.
 */
export function createDeltaBuilders(
  slabs: SlabWriter,
  sortByTag?: SortByTag,
): (known?: KnownOfFile) => DeltaBuilder {
  const pool = new OpenChunkPool(true);
  const rows = new RowList();

  return ({ tagCount, restartCount } = NOTHING_KNOWN) => {
    let toldTags = tagCount;
    let tags: ScannedFile["tags"] = [];
    let pending = emptyPending();
    rows.clear();
    pool.clear();
    const columns = new FileColumns(
      pool,
      (tagId, open) => {
        const row = rows.add();
        sealChunk(open, tagId, slabs, rows.current, row);
        pending.lastTimeSecs = latestOfChunk(open, rows.current, row, pending.lastTimeSecs);
      },
      restartCount,
      sortByTag,
    );
    return {
      append(scanned, batch) {
        tags = scanned.tags;
        const before = columns.restartCount;
        columns.append(batch, tags.length);
        notePending(pending, batch, before);
      },
      seal({ nextOffset, scanner }) {
        columns.sealAll();
        pool.clear();
        slabs.flush();
        const chunks = rows.take();
        const isUnwritten = !areWritten(new ChunkRows(chunks), slabs);
        const { references, restartCounts, restartSteps, damage, lastTimeSecs } = pending;
        const delta: FileDelta = {
          nextOffset,
          scanner,
          tags: tags.slice(toldTags),
          chunks,
          references: referenceDelta(references, restartCounts),
          restartSteps,
          damage,
          ...(lastTimeSecs !== undefined && { lastTimeSecs }),
          ...(isUnwritten && { isUnwritten }),
        };
        toldTags = Math.max(toldTags, tags.length);
        pending = emptyPending();
        return delta;
      },
    };
  };
}

interface Pending {
  readonly references: ScannedReference[];
  readonly restartCounts: number[];
  readonly restartSteps: number[];
  readonly damage: DamagedRange[];
  lastTimeSecs: number | undefined;
}

function emptyPending(): Pending {
  return {
    references: [],
    restartCounts: [],
    restartSteps: [],
    damage: [],
    lastTimeSecs: undefined,
  };
}

/** @param restartCount of the file before the batch. */
function notePending(pending: Pending, batch: ScanBatch, restartCount: number): void {
  pending.lastTimeSecs = latestOfReferences(batch, pending.lastTimeSecs);
  eachReference(batch, restartCount, (reference, restartsBefore) => {
    pending.references.push(reference);
    pending.restartCounts.push(restartsBefore);
  });
  for (const { step } of batch.restarts) pending.restartSteps.push(step);
  for (const range of batch.damage) pending.damage.push(range);
}

const FIRST_ROWS = 256;

/** Rows that are filled one after the other and handed out together. */
class RowList {
  current = new ChunkRows(new Uint8Array(FIRST_ROWS * CHUNK_ROW_BYTES));
  private count = 0;

  /** Place of one more row, to be filled in `current`, which may be another one than before. */
  add(): number {
    if (this.count === this.current.capacity) {
      const bytes = new Uint8Array(this.current.bytes.length * 2);
      bytes.set(this.current.bytes);
      this.current = new ChunkRows(bytes);
    }
    return this.count++;
  }

  clear(): void {
    this.count = 0;
  }

  take(): Uint8Array<ArrayBuffer> {
    const taken = this.current.bytes.slice(0, this.count * CHUNK_ROW_BYTES);
    this.count = 0;
    return taken;
  }
}
