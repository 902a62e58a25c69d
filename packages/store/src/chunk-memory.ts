import { RunlensError } from "@runlens/base";
import { checksumOf } from "./chunk-layout.ts";
import type { Droppable, MemoryBudget } from "./memory-budget.ts";
import { NO_VIEWS, SLAB_BYTES, viewsOf, type Slab, type Views } from "./slabs.ts";

/** Reads the bytes of a chunk from disk; they may lie in memory that is used again by the next call. */
export type ReadSegment = (segment: number, position: number, byteLength: number) => Uint8Array;

/** Where the points of a chunk lie at the moment. */
export interface Located {
  views: Views;
  /** In the views, in bytes; a multiple of 8. */
  offset: number;
}

export function nowhere(): Located {
  return { views: NO_VIEWS, offset: 0 };
}

/**
 * The bytes of sealed chunks: slabs that threads share, and segments on disk. A slab
 * that is on disk too may be dropped from memory; its chunks are then read one by one.
 */
export class ChunkMemory {
  private readonly segments = new Map<number, HeldSlab[]>();
  /** Of the segment that was asked for last: chunks of one lie together. */
  private newest: { readonly segment: number; readonly slabs: HeldSlab[] } = {
    segment: -1,
    slabs: [],
  };
  /** Its columns are asked for one after the other. */
  private lastRead = { segment: -1, position: -1, views: NO_VIEWS };
  private readonly budget: MemoryBudget;
  private readonly readSegment: ReadSegment | undefined;

  constructor(budget: MemoryBudget, readSegment: ReadSegment | undefined) {
    this.budget = budget;
    this.readSegment = readSegment;
  }

  add({ segment, index, buffer }: Slab): void {
    const slabs = this.slabsOf(segment);
    const held = new HeldSlab(viewsOf(buffer));
    slabs[index] = held;
    if (this.readSegment !== undefined) this.budget.use(held, SLAB_BYTES);
  }

  /** A chunk lies there. */
  hold(segment: number, position: number): void {
    const slab = this.slabsOf(segment)[indexOf(position)];
    if (slab === undefined) return;
    slab.chunkCount += 1;
    slab.mostChunks = Math.max(slab.mostChunks, slab.chunkCount);
  }

  /**
   * The chunk is needed no more. A slab that nothing is written to and that can be read
   * from disk, or has no chunk left, is dropped when half of its chunks are gone.
   */
  release(segment: number, position: number, isOwn: boolean): void {
    const slabs = this.slabsOf(segment);
    const slab = slabs[indexOf(position)];
    if (slab === undefined) return;
    slab.chunkCount -= 1;
    if (slab === slabs.at(-1)) return;
    const isOnDisk = this.readSegment !== undefined;
    // Without a disk another thread may have sealed chunks in it that are not known yet.
    const isEmpty = isOwn && slab.chunkCount === 0;
    if (!isEmpty && !(isOnDisk && slab.chunkCount * 2 < slab.mostChunks)) return;
    this.budget.use(slab, 0);
    slab.drop();
  }

  /**
   * Fills `located`; its views are valid until others had their turn.
   *
   * @param checksum of the bytes; verified when they are read from disk.
   */
  locate(
    segment: number,
    position: number,
    byteLength: number,
    checksum: number,
    located: Located,
  ): void {
    const views = this.slabsOf(segment)[indexOf(position)]?.views;
    located.views = views ?? this.read(segment, position, byteLength, checksum);
    located.offset = views === undefined ? 0 : position % SLAB_BYTES;
  }

  private slabsOf(segment: number): HeldSlab[] {
    if (segment === this.newest.segment) return this.newest.slabs;
    const slabs = this.segments.get(segment) ?? [];
    this.segments.set(segment, slabs);
    this.newest = { segment, slabs };
    return slabs;
  }

  private read(segment: number, position: number, byteLength: number, checksum: number): Views {
    const { lastRead } = this;
    if (lastRead.segment === segment && lastRead.position === position) return lastRead.views;
    if (this.readSegment === undefined) throw new RangeError(`no segment ${segment}`);
    const views = viewsOf(aligned(this.readSegment(segment, position, byteLength)));
    if (checksumOf(views, 0, byteLength) !== checksum) throw damagedIndex();
    this.lastRead = { segment, position, views };
    return views;
  }
}

class HeldSlab implements Droppable {
  views: Views | undefined;
  chunkCount = 0;
  mostChunks = 0;

  constructor(views: Views) {
    this.views = views;
  }

  drop(): void {
    this.views = undefined;
  }
}

function indexOf(position: number): number {
  return Math.floor(position / SLAB_BYTES);
}

/** The bytes in a buffer of their own whose length is a multiple of 8. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
  copy.set(bytes);
  return copy.buffer;
}

function damagedIndex(): RunlensError {
  return new RunlensError({
    code: "index.damaged",
    message: "The index on disk holds other bytes than were written to it.",
    hint: "Start again with --no_index, or delete the index; it is made anew from the logs.",
  });
}
