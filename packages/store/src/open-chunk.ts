import type { ScalarPoints } from "@runlens/model";
import { MAX_CHUNK_POINTS } from "./chunk-row.ts";

const COLUMNS = 3;
const FIRST_CAPACITY = 16;
const GROWTH = 2;
/** Larger ones of a live series have an array of their own, which is given back when they grow. */
const MAX_PAGED_CAPACITY = 32;

/** Small, since a live series may hold on to one for long. */
const PAGE_CELLS = 2 * COLUMNS * MAX_CHUNK_POINTS;

const NO_CELLS = new Float64Array(0);

/**
 * The newest points of one series in one file, until there are enough of them for a
 * chunk. A reader that took a column keeps a consistent picture for ever: what is below
 * `count` is never written again while it is in use.
 */
export class OpenChunk {
  count = 0;
  capacity = 0;
  /** Also holds other chunks: of this one from `at` on steps, wall times, values, `capacity` of each. */
  cells: Float64Array = NO_CELLS;
  at = 0;
  lastStep = -Infinity;
  /** Restarts of the file that stand before its points. */
  restartCount = 0;

  get steps(): Float64Array {
    return this.cells.subarray(this.at, this.at + this.count);
  }

  get wallTimesSecs(): Float64Array {
    const from = this.at + this.capacity;
    return this.cells.subarray(from, from + this.count);
  }

  get values(): Float64Array {
    const from = this.at + 2 * this.capacity;
    return this.cells.subarray(from, from + this.count);
  }

  copyPoint(index: number, { steps, wallTimesSecs, values }: ScalarPoints, cell: number): void {
    const { cells, capacity } = this;
    const from = this.at + index;
    steps[cell] = cells[from] ?? NaN;
    wallTimesSecs[cell] = cells[from + capacity] ?? NaN;
    values[cell] = cells[from + 2 * capacity] ?? NaN;
  }
}

/** Stands where a series has no open chunk; it is always full. */
export const NO_OPEN_CHUNK = new OpenChunk();

/** Memory for open chunks, cut from pages: an array for each costs more than some points in it. */
export class OpenChunkPool {
  private readonly pages: Float64Array[] = [];
  private pagesUsed = 0;
  private cellsUsed = PAGE_CELLS;
  private readonly full: OpenChunk[] = [];
  private readonly reuse: boolean;

  /**
   * @param reuse memory goes from one chunk to the next, since fresh memory is slow at its
   * first touch; without, readers may keep what they took.
   */
  constructor(reuse: boolean) {
    this.reuse = reuse;
  }

  take(): OpenChunk {
    const chunk = this.full.pop();
    if (chunk === undefined) return new OpenChunk();
    chunk.count = 0;
    chunk.lastStep = -Infinity;
    return chunk;
  }

  give(chunk: OpenChunk): void {
    if (this.reuse && chunk.capacity === MAX_CHUNK_POINTS) this.full.push(chunk);
  }

  /** All chunks were given back, or are needed no more. */
  clear(): void {
    if (!this.reuse) return;
    this.full.length = 0;
    this.pagesUsed = 0;
    this.cellsUsed = PAGE_CELLS;
  }

  /** Makes room for so many more points if they fit into a chunk, and for one at least. */
  grow(chunk: OpenChunk, morePoints = 1): void {
    const { cells, at, count, capacity: before } = chunk;
    let capacity = Math.max(before * GROWTH, FIRST_CAPACITY);
    while (capacity < count + morePoints && capacity < MAX_CHUNK_POINTS) capacity *= GROWTH;
    this.cut(chunk, capacity);
    for (let column = 0; column < COLUMNS; column++) {
      const [from, into] = [at + column * before, chunk.at + column * capacity];
      for (let i = 0; i < count; i++) chunk.cells[into + i] = cells[from + i] ?? NaN;
    }
  }

  /** Gives a chunk other cells. */
  private cut(chunk: OpenChunk, capacity: number): void {
    chunk.capacity = capacity;
    if (!this.reuse && capacity > MAX_PAGED_CAPACITY) {
      chunk.cells = new Float64Array(COLUMNS * capacity);
      chunk.at = 0;
      return;
    }
    if (this.cellsUsed + COLUMNS * capacity > PAGE_CELLS) this.startPage();
    chunk.cells = this.pages[this.pagesUsed - 1] ?? NO_CELLS;
    chunk.at = this.cellsUsed;
    this.cellsUsed += COLUMNS * capacity;
  }

  private startPage(): void {
    if (!this.reuse) this.pages.length = this.pagesUsed = 0;
    if (this.pagesUsed === this.pages.length) this.pages.push(new Float64Array(PAGE_CELLS));
    this.pagesUsed += 1;
    this.cellsUsed = 0;
  }
}
