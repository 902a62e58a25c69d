import type { Droppable } from "./memory-budget.ts";
import { ALIGNMENT_BYTES, NO_VIEWS, SLAB_BYTES, viewsOf, type Views } from "./slabs.ts";

const BITS = 8;

/** What is known of a slab: how many chunks of it are needed, and its bytes, if they are in memory. */
export class HeldSlab implements Droppable {
  readonly isOnDisk = true;
  views: Views = NO_VIEWS;
  /** So many of its bytes are in the views; others may be written yet. */
  filledBytes = 0;
  /** Chunks that were read from disk by themselves since its bytes were in memory. */
  readCount = 0;
  chunkCount = 0;
  mostChunks = 0;
  /** A bit for each place where a chunk may begin; undefined where no byte has been on disk. */
  private checked: Uint8Array | undefined;

  private readonly giveBack: (views: Views) => void;

  /** @param giveBack told what `bringBack` gave when it is needed no more. */
  constructor(giveBack: (views: Views) => void) {
    this.giveBack = giveBack;
  }

  /** The bytes as they are written, by this thread or another one. */
  share(buffer: SharedArrayBuffer): void {
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

  drop(): void {
    if (this.checked !== undefined) this.giveBack(this.views);
    this.views = NO_VIEWS;
    this.filledBytes = 0;
    this.checked = undefined;
    this.readCount = 0;
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
