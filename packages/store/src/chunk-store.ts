import {
  decodeStepAt,
  decodeSteps,
  decodeTimeAt,
  decodeTimes,
  decodeValueAt,
  decodeValues,
} from "./chunk-decode.ts";
import { areWritten, byteLengthOf, placeKeyOf, positionOf } from "./chunk-place.ts";
import { sealChunk } from "./chunk-seal.ts";
import { ChunkMemory, type SegmentDisk } from "./chunk-memory.ts";
import {
  CHUNK_FLAGS,
  F64_FIELD,
  MAX_CHUNK_POINTS,
  U16_FIELD,
  U32_FIELD,
  type ChunkRows,
} from "./chunk-row.ts";
import { ChunkTable } from "./chunk-table.ts";
import { nowhere, type LocatedChunk } from "./located-chunk.ts";
import type { MemoryBudget } from "./memory-budget.ts";
import type { OpenChunk } from "./open-chunk.ts";
import type { Piece } from "./point-view.ts";
import type { Slab, SlabWriter } from "./slabs.ts";

/** A row, and where the points are that it tells of. */
export interface FoundChunk extends LocatedChunk {
  rows: ChunkRows;
  row: number;
}

/** All sealed chunks of a store: what is known of them, and their points. */
export class ChunkStore {
  private readonly table = new ChunkTable();
  private readonly memory: ChunkMemory;
  private readonly slabs: SlabWriter;
  private readonly located: LocatedChunk = nowhere();
  private readonly scratch = {
    steps: new Float64Array(MAX_CHUNK_POINTS),
    times: new Float64Array(MAX_CHUNK_POINTS),
    values: new Float64Array(MAX_CHUNK_POINTS),
  };

  constructor(
    budget: MemoryBudget,
    createSlabs: (onSlab: (slab: Slab) => void) => SlabWriter,
    disk?: Omit<SegmentDisk, "flush">,
  ) {
    const flush = (segment: number): void => {
      if (segment === this.slabs.segment) this.slabs.flush();
    };
    this.memory = new ChunkMemory(budget, disk && { ...disk, flush });
    this.slabs = createSlabs((slab) => this.memory.add(slab));
  }

  addSlab(slab: Slab): void {
    this.memory.add(slab);
  }

  /** Keeps the points of chunks that were sealed elsewhere and are added later. */
  hold(rows: ChunkRows): void {
    for (let row = 0; row < rows.capacity; row++) this.holdOne(rows, row);
  }

  /** Adds a chunk that is held; its points stand behind `start` others of its part. */
  add(rows: ChunkRows, row: number, start: number): number {
    const id = this.table.add();
    const page = this.table.pageOf(id);
    page.copy(this.table.rowOf(id), rows, row);
    page.setU32(this.table.rowOf(id), U32_FIELD.start, start);
    return id;
  }

  seal(open: OpenChunk, tagId: number, start: number): number {
    const id = this.table.add();
    const page = this.table.pageOf(id);
    sealChunk(open, tagId, this.slabs, page, this.table.rowOf(id));
    page.setU32(this.table.rowOf(id), U32_FIELD.start, start);
    this.holdOne(page, this.table.rowOf(id));
    return id;
  }

  /** Writes to disk what was sealed here, if it is kept there. */
  flush(): void {
    this.slabs.flush();
  }

  /** Whether the bytes of chunks that were sealed here are on disk, after they were flushed. */
  areWritten(rows: ChunkRows): boolean {
    return areWritten(rows, this.slabs);
  }

  free(ids: readonly number[]): void {
    for (const id of ids) {
      const page = this.table.pageOf(id);
      const row = this.table.rowOf(id);
      const segment = page.u32(row, U32_FIELD.segment);
      this.memory.release(segment, positionOf(page, row), segment === this.slabs.segment);
    }
    this.table.free(ids);
  }

  copyRow(id: number, target: ChunkRows, row: number): void {
    target.copy(row, this.table.pageOf(id), this.table.rowOf(id));
  }

  /** See `placeKey`. */
  placeKey(id: number): number {
    return placeKeyOf(this.table.pageOf(id), this.table.rowOf(id));
  }

  count(id: number): number {
    return this.table.pageOf(id).u16(this.table.rowOf(id), U16_FIELD.count);
  }

  /** Points of its part that stand before it. */
  start(id: number): number {
    return this.table.pageOf(id).u32(this.table.rowOf(id), U32_FIELD.start);
  }

  restartCount(id: number): number {
    return this.table.pageOf(id).u32(this.table.rowOf(id), U32_FIELD.restartCount);
  }

  firstStep(id: number): number {
    return this.table.pageOf(id).f64(this.table.rowOf(id), F64_FIELD.firstStep);
  }

  lastStep(id: number): number {
    return this.table.pageOf(id).f64(this.table.rowOf(id), F64_FIELD.lastStep);
  }

  stepAt(id: number, index: number): number {
    const page = this.table.pageOf(id);
    const row = this.table.rowOf(id);
    if (!page.has(row, CHUNK_FLAGS.evenSteps)) this.locate(page, row);
    return decodeStepAt(page, row, this.located.views, this.located.offset, index);
  }

  wallTimeSecsAt(id: number, index: number): number {
    const page = this.table.pageOf(id);
    const row = this.table.rowOf(id);
    this.locate(page, row);
    return decodeTimeAt(page, row, this.located.views, this.located.offset, index);
  }

  valueAt(id: number, index: number): number {
    const page = this.table.pageOf(id);
    const row = this.table.rowOf(id);
    this.locate(page, row);
    return decodeValueAt(page, row, this.located.views, this.located.offset, index);
  }

  /** Says where a chunk is, to those who decode its points on their own. */
  find(id: number, found: FoundChunk): void {
    found.rows = this.table.pageOf(id);
    found.row = this.table.rowOf(id);
    this.locate(found.rows, found.row, found);
  }

  /** Fills all but `start` of a piece that is the whole chunk. */
  look(id: number, piece: Piece): void {
    const page = this.table.pageOf(id);
    const row = this.table.rowOf(id);
    piece.count = page.u16(row, U16_FIELD.count);
    piece.firstStep = page.f64(row, F64_FIELD.firstStep);
    piece.lastStep = page.f64(row, F64_FIELD.lastStep);
    piece.firstTimeSecs = page.f64(row, F64_FIELD.firstTime);
    piece.lastTimeSecs = page.f64(row, F64_FIELD.lastTime);
    piece.hasSortedTimes = page.has(row, CHUNK_FLAGS.sortedTimes);
    piece.hasExtremes = true;
    piece.allFinite = page.has(row, CHUNK_FLAGS.finiteValues);
    piece.min = page.f64(row, F64_FIELD.min);
    piece.max = page.f64(row, F64_FIELD.max);
    piece.minAt = page.u16(row, U16_FIELD.minAt);
    piece.maxAt = page.u16(row, U16_FIELD.maxAt);
  }

  /** Steps of a chunk in the first cells; valid until steps are asked for again. */
  steps(id: number): Float64Array {
    const page = this.table.pageOf(id);
    const row = this.table.rowOf(id);
    if (!page.has(row, CHUNK_FLAGS.evenSteps)) this.locate(page, row);
    decodeSteps(page, row, this.located.views, this.located.offset, this.scratch.steps);
    return this.scratch.steps;
  }

  /** Wall times of a chunk in the first cells; valid until wall times are asked for again. */
  wallTimesSecs(id: number): Float64Array {
    const page = this.table.pageOf(id);
    const row = this.table.rowOf(id);
    this.locate(page, row);
    decodeTimes(page, row, this.located.views, this.located.offset, this.scratch.times);
    return this.scratch.times;
  }

  /**
   * Values of a chunk in the first cells; valid until values are asked for again. Only those
   * `from` (inclusive) to `to` (exclusive) are decoded.
   */
  values(id: number, from: number, to: number): Float64Array {
    const page = this.table.pageOf(id);
    const row = this.table.rowOf(id);
    const { located, scratch } = this;
    this.locate(page, row);
    decodeValues(page, row, located.views, located.offset, scratch.values, from, to);
    return scratch.values;
  }

  private holdOne(rows: ChunkRows, row: number): void {
    const segment = rows.u32(row, U32_FIELD.segment);
    this.memory.hold(segment, positionOf(rows, row), byteLengthOf(rows, row));
  }

  private locate(page: ChunkRows, row: number, located: LocatedChunk = this.located): void {
    const segment = page.u32(row, U32_FIELD.segment);
    const checksum = page.u32(row, U32_FIELD.checksum);
    const byteLength = byteLengthOf(page, row);
    this.memory.locate(segment, positionOf(page, row), byteLength, checksum, located);
  }
}
