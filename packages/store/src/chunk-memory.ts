import type { MemoryBudget } from "./memory-budget.ts";
import { SLAB_BYTES, viewsOf, type Slab, type Views } from "./slabs.ts";

/** Reads the bytes of a chunk from disk; they may lie in memory that is used again by the next call. */
export type ReadSegment = (segment: number, position: number, byteLength: number) => Uint8Array;

/** Where the points of a chunk lie at the moment. */
export interface Located {
  views: Views;
  /** In the views, in bytes; a multiple of 8. */
  offset: number;
  /** Read from disk just now, and not verified. */
  isFresh: boolean;
}

/**
 * The bytes of sealed chunks: slabs that threads share, and segments on disk. A slab
 * that is on disk too may be dropped from memory; its chunks are then read one by one.
 */
export class ChunkMemory {
  private readonly slabs = new Map<number, (Views | undefined)[]>();
  private readonly budget: MemoryBudget;
  private readonly readSegment: ReadSegment | undefined;

  constructor(budget: MemoryBudget, readSegment: ReadSegment | undefined) {
    this.budget = budget;
    this.readSegment = readSegment;
  }

  add({ segment, index, buffer }: Slab): void {
    const slabs = this.slabs.get(segment) ?? [];
    this.slabs.set(segment, slabs);
    slabs[index] = viewsOf(buffer);
    if (this.readSegment === undefined) return;
    this.budget.use({ drop: () => (slabs[index] = undefined) }, SLAB_BYTES);
  }

  /** Fills `located`; its views are valid until the next call. */
  locate(segment: number, position: number, byteLength: number, located: Located): void {
    const views = this.slabs.get(segment)?.[Math.floor(position / SLAB_BYTES)];
    located.isFresh = views === undefined;
    located.views = views ?? this.read(segment, position, byteLength);
    located.offset = views === undefined ? 0 : position % SLAB_BYTES;
  }

  private read(segment: number, position: number, byteLength: number): Views {
    if (this.readSegment === undefined) throw new RangeError(`no segment ${segment}`);
    const bytes = this.readSegment(segment, position, byteLength);
    return viewsOf(aligned(bytes));
  }
}

/** The bytes in a buffer of their own whose length is a multiple of 8. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
  copy.set(bytes);
  return copy.buffer;
}
