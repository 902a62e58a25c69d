import type { Droppable } from "./memory-budget.ts";
import { ALIGNMENT_BYTES, NO_VIEWS, SLAB_BYTES, viewsOf, type Slab, type Views } from "./slabs.ts";

const BITS = 8;

/** Has the memory of slabs, and the disk. */
export interface SlabOwner {
  /** Told what `bringBack` gave when it is needed no more. */
  giveBack(views: Views): void;
  /** Writes what lies at a position of a segment; returns whether that was possible. */
  write(segment: number, position: number, bytes: Uint8Array): boolean;
}

/** What is known of a slab: how many chunks of it are needed, and its bytes, if they are in memory. */
export class HeldSlab implements Droppable {
  /** `only`: some of its bytes could not be written. */
  copy: Droppable["copy"] = "read";
  views: Views = NO_VIEWS;
  /** So many of its bytes are in the views; others may be written yet. */
  filledBytes = 0;
  /** Chunks that were read from disk by themselves since its bytes were in memory. */
  readCount = 0;
  chunkCount = 0;
  mostChunks = 0;
  /** Where the last of them ends. */
  endBytes = 0;
  /** A bit for each place where a chunk may begin; undefined where no byte has been on disk. */
  private checked: Uint8Array | undefined;

  private readonly segment: number;
  /** In the segment. */
  private readonly position: number;
  private readonly owner: SlabOwner;

  constructor(segment: number, position: number, owner: SlabOwner) {
    this.segment = segment;
    this.position = position;
    this.owner = owner;
  }

  /** A chunk of it is needed, which ends there in the slab. */
  hold(endBytes: number): void {
    this.chunkCount += 1;
    this.mostChunks = Math.max(this.mostChunks, this.chunkCount);
    this.endBytes = Math.max(this.endBytes, endBytes);
  }

  /** The bytes as they are written, by this thread or another one. */
  share({ buffer, isOnlyCopy }: Slab): void {
    this.copy = isOnlyCopy ? "only" : "read";
    this.views = viewsOf(buffer);
    this.filledBytes = SLAB_BYTES;
    this.checked = undefined;
  }

  /** Memory that is to be filled from disk. */
  bringBack(views: Views): void {
    this.views = views;
    this.filledBytes = 0;
    this.checked = new Uint8Array(SLAB_BYTES / ALIGNMENT_BYTES / BITS);
  }

  drop(): boolean {
    if (this.copy === "only" && !this.write()) return false;
    this.clear();
    return true;
  }

  /** Drops it also when it is the only copy. */
  clear(): void {
    if (this.checked !== undefined) this.owner.giveBack(this.views);
    this.copy = "read";
    this.views = NO_VIEWS;
    this.filledBytes = 0;
    this.checked = undefined;
    this.readCount = 0;
  }

  private write(): boolean {
    const bytes = new Uint8Array(this.views.bytes.buffer, 0, this.endBytes);
    return this.owner.write(this.segment, this.position, bytes);
  }

  /** Whether the chunk at an offset is known to be what was sealed. */
  isChecked(offset: number): boolean {
    const { checked } = this;
    return checked === undefined || ((checked[byteOf(offset)] ?? 0) & bitOf(offset)) !== 0;
  }

  noteChecked(offset: number): void {
    const { checked } = this;
    const at = byteOf(offset);
    if (checked !== undefined) checked[at] = (checked[at] ?? 0) | bitOf(offset);
  }
}

function byteOf(offset: number): number {
  return Math.floor(offset / ALIGNMENT_BYTES / BITS);
}

function bitOf(offset: number): number {
  return 1 << ((offset / ALIGNMENT_BYTES) % BITS);
}
