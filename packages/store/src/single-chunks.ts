import { chunkBytes } from "./chunk-layout.ts";
import { MAX_CHUNK_POINTS } from "./chunk-row.ts";
import { LOCATED_AT_ONCE, type LocatedChunk } from "./located-chunk.ts";
import { NO_VIEWS, viewsOf } from "./slabs.ts";

const SLOT_BYTES = chunkBytes(0, MAX_CHUNK_POINTS);

/** Twice as many as are found again, so that one that is found last stays as long as the first. */
const SLOTS = 2 * LOCATED_AT_ONCE;

/** Chunks that were read by themselves, the last few, in memory that is used over and over. */
export class SingleChunks {
  private readonly segments = new Int32Array(SLOTS).fill(-1);
  private readonly positions = new Float64Array(SLOTS);
  private newest = 0;
  private views = NO_VIEWS;

  /** Says where a chunk is, if it was kept a short time ago. */
  find(segment: number, position: number, located: LocatedChunk): boolean {
    for (let back = 0; back < LOCATED_AT_ONCE; back++) {
      const slot = (this.newest + SLOTS - back) % SLOTS;
      if (this.positions[slot] !== position || this.segments[slot] !== segment) continue;
      this.place(slot, located);
      return true;
    }
    return false;
  }

  /** Room for one more chunk, to be filled and then kept. */
  next(byteLength: number, located: LocatedChunk): Uint8Array {
    // Made when it is needed, which is never without a disk.
    if (this.views === NO_VIEWS) this.views = viewsOf(new ArrayBuffer(SLOTS * SLOT_BYTES));
    this.newest = (this.newest + 1) % SLOTS;
    this.segments[this.newest] = -1;
    this.place(this.newest, located);
    return new Uint8Array(this.views.bytes.buffer, located.offset, byteLength);
  }

  /** Remembers whose bytes were put into the room that was given last. */
  keep(segment: number, position: number): void {
    this.segments[this.newest] = segment;
    this.positions[this.newest] = position;
  }

  private place(slot: number, located: LocatedChunk): void {
    located.views = this.views;
    located.offset = slot * SLOT_BYTES;
  }
}
