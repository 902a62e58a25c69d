import { crc32c } from "@runlens/format";
import { TAIL_BYTES } from "@runlens/index";
import { readSync } from "node:fs";

const TAIL = new Uint8Array(TAIL_BYTES);

/** Of the last `TAIL_BYTES` before `offset`: tells a file that grew from one that was written anew. */
export function tailChecksum(descriptor: number, offset: number): number {
  const length = Math.min(TAIL_BYTES, offset);
  return crc32c(TAIL, 0, readSync(descriptor, TAIL, 0, length, offset - length));
}
