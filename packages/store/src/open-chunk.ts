import { MAX_CHUNK_POINTS } from "./chunk-row.ts";

const FIRST_CAPACITY = 8;
const GROWTH = 4;
const MAX_POOLED = 1024;

/**
 * The newest points of one series in one file, until there are enough of them for a
 * chunk. A reader that took `subarray(0, count)` keeps a consistent picture for ever:
 * cells below `count` are never written again while it is in use.
 */
export class OpenChunk {
  count = 0;
  capacity = 0;
  steps: Float64Array = EMPTY;
  wallTimesSecs: Float64Array = EMPTY;
  values: Float64Array = EMPTY;
  lastStep = -Infinity;
  /** Restarts of the file that stand before its points. */
  restartCount = 0;
}

const EMPTY = new Float64Array(0);

/** Stands where a series has no open chunk; it is always full. */
export const NO_OPEN_CHUNK = new OpenChunk();

/**
 * Memory for open chunks. With `reuse` it goes from one to the next, since fresh memory
 * is slow at its first touch; without, readers may keep what they took.
 */
export class OpenChunkPool {
  private readonly reuse: boolean;
  private readonly full: OpenChunk[] = [];

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
    const isWorthIt = chunk.capacity === MAX_CHUNK_POINTS && this.full.length < MAX_POOLED;
    if (this.reuse && isWorthIt) this.full.push(chunk);
  }

  /** Makes room for more points; not to be called with a full chunk of `MAX_CHUNK_POINTS`. */
  grow(chunk: OpenChunk): void {
    const capacity = Math.min(Math.max(chunk.capacity * GROWTH, FIRST_CAPACITY), MAX_CHUNK_POINTS);
    const cells = new Float64Array(3 * capacity);
    const move = (column: Float64Array, index: number): Float64Array => {
      const moved = cells.subarray(index * capacity, (index + 1) * capacity);
      moved.set(column.subarray(0, chunk.count));
      return moved;
    };
    chunk.steps = move(chunk.steps, 0);
    chunk.wallTimesSecs = move(chunk.wallTimesSecs, 1);
    chunk.values = move(chunk.values, 2);
    chunk.capacity = capacity;
  }
}
