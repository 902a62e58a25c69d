import { readSync, writeSync } from "node:fs";

/** Fills `target` as far as the file goes; returns how far. */
export function readFully(descriptor: number, target: Uint8Array, position: number): number {
  let filled = 0;
  while (filled < target.length) {
    const count = readSync(descriptor, target, filled, target.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

export function writeFully(descriptor: number, bytes: Uint8Array, position: number): void {
  let written = 0;
  while (written < bytes.length) {
    const rest = bytes.length - written;
    written += writeSync(descriptor, bytes, written, rest, position + written);
  }
}
