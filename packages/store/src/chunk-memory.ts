import { RunlensError } from "@runlens/base";
import { checksumOf } from "./chunk-layout.ts";
import { HeldSlab } from "./held-slab.ts";
import { SingleChunks } from "./single-chunks.ts";
import { SpareSlabs } from "./spare-slabs.ts";
import type { LocatedChunk } from "./located-chunk.ts";
import type { MemoryBudget } from "./memory-budget.ts";
import { SLAB_BYTES, type Slab } from "./slabs.ts";

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

/** A slab takes as long to read as a hundred chunks, of which there are about 256 in it. */
const CHUNKS_BEFORE_SLAB = 32;

/**
 * The bytes of sealed chunks: slabs that threads share, and segments on disk. A slab
 * that is on disk too may be dropped from memory. Its chunks are then read one by one,
 * and when that was often, the slab is read as a whole.
 */
export class ChunkMemory {
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
  private readonly isOnDisk: boolean;
  private readonly readSegment: ReadSegment;

  constructor(budget: MemoryBudget, readSegment?: ReadSegment) {
    this.budget = budget;
    this.isOnDisk = readSegment !== undefined;
    this.readSegment = readSegment ?? noSegment;
  }

  add({ segment, index, buffer }: Slab): void {
    const slab = this.slabAt(segment, index * SLAB_BYTES);
    slab.share(buffer);
    if (this.isOnDisk) this.budget.use(slab, SLAB_BYTES);
  }

  /** A chunk lies there. */
  hold(segment: number, position: number): void {
    const slab = this.slabAt(segment, position);
    slab.chunkCount += 1;
    slab.mostChunks = Math.max(slab.mostChunks, slab.chunkCount);
  }

  /**
   * The chunk is needed no more. A slab that nothing is written to and that can be read
   * from disk, or has no chunk left, is dropped when half of its chunks are gone.
   */
  release(segment: number, position: number, isOwn: boolean): void {
    const slab = this.slabAt(segment, position);
    slab.chunkCount -= 1;
    if (slab === this.slabsOf(segment).at(-1)) return;
    // Without a disk another thread may have sealed chunks in it that are not known yet.
    const isEmpty = isOwn && slab.chunkCount === 0;
    if (!isEmpty && !(this.isOnDisk && slab.chunkCount * 2 < slab.mostChunks)) return;
    this.budget.use(slab, 0);
    slab.drop();
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
    if (offset + byteLength > slab.filledBytes) {
      if (this.singles.find(segment, position, located)) return;
      this.readCount += 1;
      slab.readCount += 1;
      if (slab.readCount <= CHUNKS_BEFORE_SLAB) {
        this.readChunk(segment, position, byteLength, checksum, located);
        return;
      }
      this.readSlab(slab, segment, position - offset, offset + byteLength);
    }
    this.noteUse(slab);
    located.views = slab.views;
    located.offset = offset;
    if (slab.isChecked(offset)) return;
    checkBytes(located, byteLength, checksum);
    slab.noteChecked(offset);
  }

  private readChunk(
    segment: number,
    position: number,
    byteLength: number,
    checksum: number,
    located: LocatedChunk,
  ): void {
    const bytes = this.singles.next(byteLength, located);
    this.readSegment(segment, position, bytes, byteLength);
    checkBytes(located, byteLength, checksum);
    this.singles.keep(segment, position);
  }

  /** At least `minBytes` of it; those that are not written yet are read when they are asked for. */
  private readSlab(slab: HeldSlab, segment: number, position: number, minBytes: number): void {
    slab.drop();
    this.budget.use(slab, SLAB_BYTES);
    const views = this.spare.take(this.readCount);
    slab.bringBack(views);
    const bytes = new Uint8Array(views.bytes.buffer);
    slab.filledBytes = this.readSegment(segment, position, bytes, minBytes);
  }

  private noteUse(slab: HeldSlab): void {
    if (slab === this.newestSlab) return;
    this.newestSlab = slab;
    if (this.isOnDisk) this.budget.use(slab, SLAB_BYTES);
  }

  private slabAt(segment: number, position: number): HeldSlab {
    const slabs = this.slabsOf(segment);
    return (slabs[Math.floor(position / SLAB_BYTES)] ??= new HeldSlab((views) =>
      this.spare.give(views, this.readCount),
    ));
  }

  private slabsOf(segment: number): HeldSlab[] {
    if (segment === this.newest.segment) return this.newest.slabs;
    const slabs = this.segments.get(segment) ?? [];
    this.segments.set(segment, slabs);
    this.newest = { segment, slabs };
    return slabs;
  }
}

function noSegment(segment: number): never {
  throw new RangeError(`no segment ${segment}`);
}

/** @throws RunlensError `index.damaged` */
function checkBytes({ views, offset }: LocatedChunk, byteLength: number, checksum: number): void {
  if (checksumOf(views, offset, byteLength) === checksum) return;
  throw new RunlensError({
    code: "index.damaged",
    message: "The index on disk holds other bytes than were written to it.",
    hint: "Start again with --no_index, or delete the index; it is made anew from the logs.",
  });
}
