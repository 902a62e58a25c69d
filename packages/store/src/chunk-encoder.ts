import {
  checksumOf,
  chunkBytes,
  slopeOf,
  stepsOffset,
  strideOf,
  TWO_32,
  valuesOffset,
} from "./chunk-layout.ts";
import {
  CHUNK_FLAGS,
  F64_FIELD,
  MAX_CHUNK_POINTS,
  U16_FIELD,
  U32_FIELD,
  type ChunkRows,
} from "./chunk-row.ts";
import type { OpenChunk } from "./open-chunk.ts";
import { viewsOf, type Views } from "./slabs.ts";

/** Turns the points of chunks into bytes, one chunk after the other. */
export interface ChunkEncoder {
  /** What was encoded last, from its first cell on. */
  readonly cells: Int32Array;
  /**
   * Encodes points and notes in a row all that follows from them, with `checksum` 0 where
   * none is needed. Returns the number of bytes, a multiple of 8.
   */
  encode(open: OpenChunk, rows: ChunkRows, row: number, needsChecksum: boolean): number;
}

/** A line this steep is not worked out in whole numbers. */
const MAX_RISE = 2 ** 51;
const MAX_I32 = 2 ** 31;
/** Bits of the upper word of an infinity. */
const INFINITY_WORD = 0x7ff00000;
const MAX_CHUNK_BYTES = MAX_CHUNK_POINTS * 24;

const encoded = viewsOf(new ArrayBuffer(MAX_CHUNK_BYTES));
const residuals = new Int32Array(MAX_CHUNK_POINTS);
const timeCells = new Float64Array(MAX_CHUNK_POINTS);
const timeWords = new Uint32Array(timeCells.buffer);

type Columns = Pick<OpenChunk, "count" | "steps" | "wallTimesSecs" | "values">;

/** For where WebAssembly is missing, and what it is tested against. */
export const TYPESCRIPT_ENCODER: ChunkEncoder = {
  cells: encoded.i32,
  encode({ count, steps, wallTimesSecs, values }, rows, row, needsChecksum) {
    const last = count - 1;
    const flags =
      stepFlags(steps, count) |
      timeFlags(wallTimesSecs, count) |
      valueFlags(values, count, rows, row);
    rows.setF64(row, F64_FIELD.firstStep, steps[0] ?? NaN);
    rows.setF64(row, F64_FIELD.lastStep, steps[last] ?? NaN);
    rows.setF64(row, F64_FIELD.firstTime, wallTimesSecs[0] ?? NaN);
    rows.setF64(row, F64_FIELD.lastTime, wallTimesSecs[last] ?? NaN);
    rows.setU16(row, U16_FIELD.count, count);
    rows.setU16(row, U16_FIELD.flags, flags);
    writeColumns(flags, { count, steps, wallTimesSecs, values });
    const byteLength = chunkBytes(flags, count);
    rows.setU32(row, U32_FIELD.checksum, needsChecksum ? checksumOf(encoded, 0, byteLength) : 0);
    return byteLength;
  },
};

function stepFlags(steps: Float64Array, count: number): number {
  const first = steps[0] ?? NaN;
  const last = steps[count - 1] ?? NaN;
  const stride = strideOf(first, last, count);
  let i = 0;
  while (i < count && steps[i] === first + i * stride) i++;
  if (i === count) return CHUNK_FLAGS.evenSteps;
  return last - first < MAX_I32 ? CHUNK_FLAGS.narrowSteps : 0;
}

/** Leaves the residuals of narrow wall times in `residuals`. */
function timeFlags(times: Float64Array, count: number): number {
  timeCells.set(times.subarray(0, count));
  const low = timeWords[0] ?? 0;
  const high = timeWords[1] ?? 0;
  const slope = slopeOf(
    low,
    high,
    timeWords[count * 2 - 2] ?? 0,
    timeWords[count * 2 - 1] ?? 0,
    count,
  );
  let isNarrow = high < INFINITY_WORD && Math.abs(slope) * count < MAX_RISE;
  let previous = -Infinity;
  let isSorted = true;
  for (let i = 0; i < count; i++) {
    const time = timeCells[i] ?? NaN;
    if (!(time >= previous)) isSorted = false;
    previous = time;
    const iHigh = timeWords[i * 2 + 1] ?? 0;
    const difference = (iHigh - high) * TWO_32 + ((timeWords[i * 2] ?? 0) - low);
    const residual = difference - Math.floor(i * slope + 0.5);
    if (iHigh >= INFINITY_WORD || residual >= MAX_I32 || residual < -MAX_I32) isNarrow = false;
    residuals[i] = residual;
  }
  return (isNarrow ? CHUNK_FLAGS.narrowTimes : 0) | (isSorted ? CHUNK_FLAGS.sortedTimes : 0);
}

/** Notes the extremes in the row. */
function valueFlags(values: Float64Array, count: number, rows: ChunkRows, row: number): number {
  let min = Infinity;
  let max = -Infinity;
  let minAt = 0;
  let maxAt = 0;
  let flags: number = CHUNK_FLAGS.narrowValues | CHUNK_FLAGS.finiteValues;
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? NaN;
    if (!(value - value === 0)) {
      flags &= ~CHUNK_FLAGS.finiteValues;
      continue;
    }
    if (Math.fround(value) !== value) flags &= ~CHUNK_FLAGS.narrowValues;
    if (value < min) {
      min = value;
      minAt = i;
    }
    if (value > max) {
      max = value;
      maxAt = i;
    }
  }
  rows.setF64(row, F64_FIELD.min, min);
  rows.setF64(row, F64_FIELD.max, max);
  rows.setU16(row, U16_FIELD.minAt, minAt);
  rows.setU16(row, U16_FIELD.maxAt, maxAt);
  return flags;
}

function writeColumns(flags: number, { count, steps, wallTimesSecs, values }: Columns): void {
  if (flags & CHUNK_FLAGS.narrowTimes) writeI32(encoded, 0, residuals, 0, count);
  else writeF64(encoded, 0, wallTimesSecs, count);
  const stepsAt = stepsOffset(flags, count);
  if (flags & CHUNK_FLAGS.narrowSteps) writeI32(encoded, stepsAt, steps, steps[0] ?? 0, count);
  else if (!(flags & CHUNK_FLAGS.evenSteps)) writeF64(encoded, stepsAt, steps, count);
  const valuesAt = valuesOffset(flags, count);
  if (flags & CHUNK_FLAGS.narrowValues) writeF32(encoded, valuesAt, values, count);
  else writeF64(encoded, valuesAt, values, count);
}

function writeI32(
  { i32 }: Views,
  offset: number,
  column: Float64Array | Int32Array,
  origin: number,
  count: number,
): void {
  const at = offset / 4;
  for (let i = 0; i < count; i++) i32[at + i] = (column[i] ?? 0) - origin;
  if (count % 2 > 0) i32[at + count] = 0;
}

function writeF32({ f32 }: Views, offset: number, column: Float64Array, count: number): void {
  const at = offset / 4;
  for (let i = 0; i < count; i++) f32[at + i] = column[i] ?? NaN;
  if (count % 2 > 0) f32[at + count] = 0;
}

function writeF64({ f64 }: Views, offset: number, column: Float64Array, count: number): void {
  const at = offset / 8;
  for (let i = 0; i < count; i++) f64[at + i] = column[i] ?? NaN;
}
