import { crc32cOfView } from "@runlens/format";
import { CHUNK_FLAGS } from "./chunk-row.ts";
import type { Views } from "./slabs.ts";

/**
 * The points of a chunk are up to three columns, each from a multiple of 8 bytes on:
 * wall times, steps if they are not evenly spaced, values. About 8 bytes per point.
 *
 * Narrow wall times: let D(i) be the difference of the float64 bit patterns, read as
 * integers, of point i and the first point. Stored is D(i) less the nearest integer to
 * i * D(n - 1) / (n - 1), which for evenly logged points is small whatever the interval.
 */

export const TWO_32 = 2 ** 32;

export function checksumOf({ bytes }: Views, offset: number, byteLength: number): number {
  return crc32cOfView(bytes, offset, offset + byteLength) >>> 0;
}

/** Bytes that the points of a chunk take. */
export function chunkBytes(flags: number, count: number): number {
  return valuesOffset(flags, count) + columnBytes(flags & CHUNK_FLAGS.narrowValues, count);
}

/** Where the steps of a chunk start, from its first byte on. */
export function stepsOffset(flags: number, count: number): number {
  return columnBytes(flags & CHUNK_FLAGS.narrowTimes, count);
}

/** Where its values start. */
export function valuesOffset(flags: number, count: number): number {
  const steps =
    flags & CHUNK_FLAGS.evenSteps ? 0 : columnBytes(flags & CHUNK_FLAGS.narrowSteps, count);
  return stepsOffset(flags, count) + steps;
}

function columnBytes(isNarrow: number, count: number): number {
  return isNarrow ? ((count + 1) >> 1) * 8 : count * 8;
}

/** From one step to the next where steps are evenly spaced. */
export function strideOf(first: number, last: number, count: number): number {
  return count === 1 ? 0 : (last - first) / (count - 1);
}

/** Units of the last place per point, from the words of the first and the last wall time. */
export function slopeOf(
  firstLow: number,
  firstHigh: number,
  lastLow: number,
  lastHigh: number,
  count: number,
): number {
  if (count === 1) return 0;
  return ((lastHigh - firstHigh) * TWO_32 + (lastLow - firstLow)) / (count - 1);
}
