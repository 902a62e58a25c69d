import { checksumOf } from "./chunk-layout.ts";
import { HeldSlab, type SlabOwner } from "./held-slab.ts";
import { SingleChunks } from "./single-chunks.ts";
import { SpareSlabs } from "./spare-slabs.ts";
import type { LocatedChunk } from "./located-chunk.ts";
import { LostChunk } from "./lost-chunk.ts";
import type { MemoryBudget } from "./memory-budget.ts";
import { SLAB_BYTES, type Slab, type Views } from "./slabs.ts";

/**
 * Fills `target` with the bytes from a position of a segment on, as far as they are on disk;
 * returns how far. Throws when that is less than `minBytes`.
 */
export type ReadSegment = (
  segment: number,
  position: number,
  target: Uint8Array,
  minBytes: number,
) => number;

/** Puts bytes at a position of a segment on disk. Throws when that cannot be done. */
export type WriteSegment = (segment: number, position: number, bytes: Uint8Array) => void;

/** Where the bytes of segments are, besides memory. */
export interface SegmentDisk {
  readonly read: ReadSegment;
  readonly write: WriteSegment;
  /** Writes what is sealed on this thread and was not written yet. */
  readonly flush: (segment: number) => void;
}

/** A slab takes as long to read as a hundred chunks, of which there are about 256 in it. */
const CHUNKS_BEFORE_SLAB = 32;

/**
 * The bytes of sealed chunks: slabs that threads share, and segments on disk. A slab
 * that is on disk too may be dropped from memory. Its chunks are then read one by one,
 * and when that was often, the slab is read as a whole.
 */
export class ChunkMemory implements SlabOwner {
  private readonly segments = new Map<number, HeldSlab[]>();
  /** Of the segment that was asked for last: chunks of one lie together. */
  private newest: { readonly segment: number; readonly slabs: HeldSlab[] } = {
    segment: -1,
    slabs: [],
  };
  private newestSlab: HeldSlab | undefined;
  private readonly singles = new SingleChunks();
  private readonly spare = new SpareSlabs();
  /** Of chunks and slabs. */
  private readCount = 0;
  private readonly budget: MemoryBudget;
  private readonly disk: SegmentDisk;

  constructor(budget: MemoryBudget, disk = NO_DISK) {
    this.budget = budget;
    this.disk = disk;
  }

  /** Also again, when it turned out that its bytes cannot be written. */
  add(slab: Slab): void {
    const held = this.slabAt(slab.segment, slab.index * SLAB_BYTES);
    held.share(slab);
    this.budget.use(held, SLAB_BYTES);
  }

  /** A chunk lies there. */
  hold(segment: number, position: number, byteLength: number): void {
    this.slabAt(segment, position).hold((position % SLAB_BYTES) + byteLength);
  }

  /**
   * The chunk is needed no more. A slab that nothing is written to and that can be read
   * from disk, or has no chunk left, is dropped when half of its chunks are gone.
   */
  release(segment: number, position: number, isOwn: boolean): void {
    const slab = this.slabAt(segment, position);
    slab.chunkCount -= 1;
    if (slab === this.slabsOf(segment).at(-1)) return;
    // Another thread may have sealed chunks in it that are not known yet and nowhere else.
    const isEmpty = isOwn && slab.chunkCount === 0;
    if (!isEmpty && !(slab.copy === "read" && slab.chunkCount * 2 < slab.mostChunks)) return;
    this.budget.use(slab, 0);
    slab.clear();
  }

  /**
   * Fills `located`.
   *
   * @param checksum of the bytes; verified when they were read from disk.
   */
  locate(
    segment: number,
    position: number,
    byteLength: number,
    checksum: number,
    located: LocatedChunk,
  ): void {
    const slab = this.slabAt(segment, position);
    const offset = position % SLAB_BYTES;
    const end = offset + byteLength;
    // What cannot be written comes back.
    if (end > slab.filledBytes) this.disk.flush(segment);
    if (end > slab.filledBytes) {
      if (this.singles.find(segment, position, located)) return;
      this.readCount += 1;
      slab.readCount += 1;
      if (slab.readCount <= CHUNKS_BEFORE_SLAB) {
        this.readChunk(segment, position, byteLength, located);
        if (!isIntact(located, byteLength, checksum)) throw new LostChunk(segment, position);
        this.singles.keep(segment, position);
        return;
      }
      this.readSlab(slab, segment, position, byteLength);
    }
    this.noteUse(slab);
    located.views = slab.views;
    located.offset = offset;
    if (slab.isChecked(offset)) return;
    if (!isIntact(located, byteLength, checksum)) throw new LostChunk(segment, position);
    slab.noteChecked(offset);
  }

  giveBack(views: Views): void {
    this.spare.give(views, this.readCount);
  }

  write(segment: number, position: number, bytes: Uint8Array): boolean {
    try {
      this.disk.write(segment, position, bytes);
      return true;
    } catch {
      return false; // It stays where it is; whoever lacks the room is told.
    }
  }

  private readChunk(
    segment: number,
    position: number,
    byteLength: number,
    located: LocatedChunk,
  ): void {
    const bytes = this.singles.next(byteLength, located);
    try {
      this.disk.read(segment, position, bytes, byteLength);
    } catch (error) {
      throw new LostChunk(segment, position, error);
    }
  }

  /** At least a chunk of it; bytes that are not written yet are read when they are asked for. */
  private readSlab(slab: HeldSlab, segment: number, position: number, byteLength: number): void {
    slab.clear();
    this.budget.use(slab, SLAB_BYTES);
    const views = this.spare.take(this.readCount);
    slab.bringBack(views);
    const bytes = new Uint8Array(views.bytes.buffer);
    const offset = position % SLAB_BYTES;
    try {
      const read = this.disk.read(segment, position - offset, bytes, offset + byteLength);
      slab.filledBytes = read;
    } catch (error) {
      throw new LostChunk(segment, position, error);
    }
  }

  private noteUse(slab: HeldSlab): void {
    if (slab === this.newestSlab) return;
    this.newestSlab = slab;
    this.budget.use(slab, SLAB_BYTES);
  }

  private slabAt(segment: number, position: number): HeldSlab {
    const slabs = this.slabsOf(segment);
    const index = Math.floor(position / SLAB_BYTES);
    return (slabs[index] ??= new HeldSlab(segment, index * SLAB_BYTES, this));
  }

  private slabsOf(segment: number): HeldSlab[] {
    if (segment === this.newest.segment) return this.newest.slabs;
    const slabs = this.segments.get(segment) ?? [];
    this.segments.set(segment, slabs);
    this.newest = { segment, slabs };
    return slabs;
  }
}

const NO_DISK: SegmentDisk = {
  read: noDisk,
  write: noDisk,
  flush: () => {},
};

function noDisk(segment: number): never {
  throw new RangeError(`segment ${segment} is not on disk`);
}

function isIntact({ views, offset }: LocatedChunk, byteLength: number, checksum: number): boolean {
  return checksumOf(views, offset, byteLength) === checksum;
}
