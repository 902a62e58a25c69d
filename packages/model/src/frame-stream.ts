const LENGTH_BYTES = 4;
/** In place of a length. */
const NO_FRAME = 0xffffffff;

/**
 * A frame in a stream of frames: u32 little-endian, its length, then the frame. The length
 * 2^32 - 1, with nothing behind it, stands for one that there is not.
 *
 * @param parts of the frame, one behind the other; absent: there is none
 */
export function framed(
  parts: readonly Uint8Array<ArrayBuffer>[] | undefined,
): readonly Uint8Array<ArrayBuffer>[] {
  const length = new Uint8Array(LENGTH_BYTES);
  const byteLength = parts?.reduce((sum, part) => sum + part.length, 0);
  new DataView(length.buffer).setUint32(0, byteLength ?? NO_FRAME, true);
  return [length, ...(parts ?? [])];
}

/** Takes the bytes of such a stream as they come, in any pieces. */
export interface FrameReader {
  /** The frames that are whole by then, each in memory of its own. */
  take(piece: Uint8Array): (ArrayBuffer | undefined)[];
  /** Whether it stands between two frames, where a stream may end. */
  isBetween(): boolean;
}

export function createFrameReader(): FrameReader {
  /** Undefined while a length is read. */
  let frameBytes: number | undefined;
  let part = new Uint8Array(LENGTH_BYTES);
  let filled = 0;
  return {
    take(piece) {
      const frames: (ArrayBuffer | undefined)[] = [];
      let at = 0;
      while (at < piece.length) {
        const taken = piece.subarray(at, at + part.length - filled);
        part.set(taken, filled);
        filled += taken.length;
        at += taken.length;
        if (filled < part.length) break;
        if (frameBytes !== undefined) {
          frames.push(part.buffer);
          frameBytes = undefined;
        } else {
          const length = new DataView(part.buffer).getUint32(0, true);
          if (length === NO_FRAME) frames.push(undefined);
          else frameBytes = length;
        }
        part = new Uint8Array(frameBytes ?? LENGTH_BYTES);
        filled = 0;
      }
      return frames;
    },
    isBetween: () => frameBytes === undefined && filled === 0,
  };
}
