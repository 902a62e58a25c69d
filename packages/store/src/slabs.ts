/**
 * Sealed chunks lie in segments: append-only stretches of bytes, each written by one
 * thread. In memory a segment is a row of slabs, which other threads see as they are;
 * on disk, if it is kept there, a file with the same bytes.
 */

/** Chunks never straddle slabs. */
export const SLAB_BYTES = 1024 ** 2;

/** Positions are multiples of it, so that columns can be viewed where they lie. */
export const ALIGNMENT_BYTES = 8;

export interface Slab {
  readonly segment: number;
  /** It holds the bytes of the segment from `index * SLAB_BYTES` on. */
  readonly index: number;
  readonly buffer: SharedArrayBuffer;
  /** Bytes of it are nowhere else. */
  readonly isOnlyCopy: boolean;
}

/** The same bytes seen as numbers of every kind. */
export interface Views {
  readonly f64: Float64Array;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly bytes: DataView;
}

export function viewsOf(buffer: ArrayBufferLike): Views {
  return {
    f64: new Float64Array(buffer),
    f32: new Float32Array(buffer),
    i32: new Int32Array(buffer),
    bytes: new DataView(buffer),
  };
}

export const NO_VIEWS: Views = viewsOf(new ArrayBuffer(0));

export interface SlabWriter {
  readonly segment: number;
  /** Whether bytes are written to disk, where they need a checksum. */
  readonly isKept: boolean;
  /** The slab with the last room. */
  readonly views: Views;
  /** Makes room for up to `SLAB_BYTES`; returns its position in the segment, a multiple of 8. */
  reserve(byteLength: number): number;
  /**
   * Writes to disk what was filled since the last call; nothing where a segment is not kept.
   * What cannot be written is not tried again.
   */
  flush(): void;
  /** Whether what was flushed of the slab at a position is on disk. */
  isWritten(position: number): boolean;
}

export interface SlabWriterOptions {
  /** Unique among all that fill one store. */
  readonly segment: number;
  /**
   * Called with each new slab, before anything is in it, and with one that was thought to be
   * written, when that fails.
   */
  readonly onSlab: (slab: Slab) => void;
  /** Puts bytes at a position of the segment's file; may throw. */
  readonly write?: (bytes: Uint8Array, position: number) => void;
}

export function createSlabWriter({ segment, onSlab, write }: SlabWriterOptions): SlabWriter {
  const isKept = write !== undefined;
  let slab: Slab | undefined;
  let views = NO_VIEWS;
  let used = SLAB_BYTES;
  let flushed = SLAB_BYTES;
  /** Numbers of the slabs that could not be written. */
  const failed = new Set<number>();

  function flush(): void {
    if (slab === undefined || write === undefined || flushed === used) return;
    const bytes = new Uint8Array(slab.buffer, flushed, used - flushed);
    try {
      write(bytes, slab.index * SLAB_BYTES + flushed);
    } catch {
      failed.add(slab.index);
      onSlab({ ...slab, isOnlyCopy: true });
    }
    flushed = used;
  }

  function startSlab(): Slab {
    flush();
    const index = slab === undefined ? 0 : slab.index + 1;
    const buffer = new SharedArrayBuffer(SLAB_BYTES);
    const next: Slab = { segment, index, buffer, isOnlyCopy: !isKept };
    slab = next;
    views = viewsOf(next.buffer);
    used = 0;
    flushed = 0;
    onSlab(next);
    return next;
  }

  return {
    segment,
    isKept,
    get views() {
      return views;
    },
    reserve(byteLength) {
      const { index } = slab === undefined || used + byteLength > SLAB_BYTES ? startSlab() : slab;
      const offset = used;
      used += Math.ceil(byteLength / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
      return index * SLAB_BYTES + offset;
    },
    flush,
    isWritten: (position) => isKept && !failed.has(Math.floor(position / SLAB_BYTES)),
  };
}
