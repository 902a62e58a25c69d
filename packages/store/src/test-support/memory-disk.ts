import type { ReadSegment } from "../chunk-memory.ts";
import { SLAB_BYTES } from "../slabs.ts";

/** The file of one segment, in memory. */
export function memoryDisk() {
  let room = new Uint8Array(SLAB_BYTES);
  let bytes = room.subarray(0, 0);
  const reads: number[] = [];
  let isFull = false;
  const readSegment: ReadSegment = (_segment, position, target, minBytes) => {
    const there = bytes.subarray(position, position + target.length);
    reads.push(there.length);
    target.set(there);
    if (there.length < minBytes) throw new Error(`no ${minBytes} bytes at ${position}`);
    return there.length;
  };
  return {
    readSegment,
    /** Whether it takes nothing any more. */
    fill: (isFullNow: boolean): void => void (isFull = isFullNow),
    write: (written: Uint8Array, position: number): void => {
      if (isFull) throw new Error("no space left");
      const end = Math.max(bytes.length, position + written.length);
      if (end > room.length) {
        room = new Uint8Array(2 * end);
        room.set(bytes);
      }
      bytes = room.subarray(0, end);
      bytes.set(written, position);
    },
    cutTo: (byteLength: number): void => {
      room = bytes.slice(0, byteLength);
      bytes = room;
    },
    damage: (position: number): void => {
      bytes[position] = (bytes[position] ?? 0) ^ 1;
    },
    /** How many bytes each read has given. */
    reads,
  };
}
