import { slopeOf, stepsOffset, strideOf, TWO_32, valuesOffset } from "./chunk-layout.ts";
import {
  CHUNK_FLAGS,
  F64_FIELD,
  MAX_CHUNK_POINTS,
  U16_FIELD,
  type ChunkRows,
} from "./chunk-row.ts";
import type { Views } from "./slabs.ts";

const timeCells = new Float64Array(MAX_CHUNK_POINTS);
const timeWords = new Uint32Array(timeCells.buffer);

/** Step number `i` of a chunk whose points lie at `offset`. */
export function decodeStepAt(
  rows: ChunkRows,
  row: number,
  views: Views,
  offset: number,
  i: number,
): number {
  const count = rows.u16(row, U16_FIELD.count);
  const flags = rows.u16(row, U16_FIELD.flags);
  const first = rows.f64(row, F64_FIELD.firstStep);
  if (flags & CHUNK_FLAGS.evenSteps) {
    return first + i * strideOf(first, rows.f64(row, F64_FIELD.lastStep), count);
  }
  const at = offset + stepsOffset(flags, count);
  if (flags & CHUNK_FLAGS.narrowSteps) return first + (views.i32[at / 4 + i] ?? NaN);
  return views.f64[at / 8 + i] ?? NaN;
}

/** Decodes all steps of a chunk into the first cells of `target`. */
export function decodeSteps(
  rows: ChunkRows,
  row: number,
  { f64, i32 }: Views,
  offset: number,
  target: Float64Array,
): void {
  const count = rows.u16(row, U16_FIELD.count);
  const flags = rows.u16(row, U16_FIELD.flags);
  const first = rows.f64(row, F64_FIELD.firstStep);
  const at = offset + stepsOffset(flags, count);
  if (flags & CHUNK_FLAGS.evenSteps) {
    const stride = strideOf(first, rows.f64(row, F64_FIELD.lastStep), count);
    for (let i = 0; i < count; i++) target[i] = first + i * stride;
  } else if (flags & CHUNK_FLAGS.narrowSteps) {
    for (let i = 0; i < count; i++) target[i] = first + (i32[at / 4 + i] ?? NaN);
  } else {
    for (let i = 0; i < count; i++) target[i] = f64[at / 8 + i] ?? NaN;
  }
}

/** Decodes values `from` (inclusive) to `to` (exclusive) of a chunk into these cells of `target`. */
export function decodeValues(
  rows: ChunkRows,
  row: number,
  { f32, f64 }: Views,
  offset: number,
  target: Float64Array,
  from = 0,
  to: number = rows.u16(row, U16_FIELD.count),
): void {
  const count = rows.u16(row, U16_FIELD.count);
  const flags = rows.u16(row, U16_FIELD.flags);
  const at = offset + valuesOffset(flags, count);
  if (flags & CHUNK_FLAGS.narrowValues) {
    const first = at >>> 2;
    for (let i = from; i < to; i++) target[i] = f32[first + i] ?? NaN;
  } else {
    const first = at >>> 3;
    for (let i = from; i < to; i++) target[i] = f64[first + i] ?? NaN;
  }
}

/** Decodes all wall times of a chunk into the first cells of `target`. */
export function decodeTimes(
  rows: ChunkRows,
  row: number,
  { i32, f64 }: Views,
  offset: number,
  target: Float64Array,
): void {
  const count = rows.u16(row, U16_FIELD.count);
  if (!rows.has(row, CHUNK_FLAGS.narrowTimes)) {
    const at = offset / 8;
    for (let i = 0; i < count; i++) target[i] = f64[at + i] ?? NaN;
    return;
  }
  const line = timeLineOf(rows, row, count);
  const { low, slope } = line;
  const first = offset / 4;
  const unit = unitOf(line, count);
  if (unit === undefined) {
    for (let i = 0; i < count; i++) putTime(i, line, i, i32[first + i] ?? 0);
    target.set(timeCells.subarray(0, count));
    return;
  }
  const start = bitsAsTime(0, line.high);
  for (let i = 0; i < count; i++) {
    const sum = low + Math.floor(i * slope + 0.5) + (i32[first + i] ?? 0);
    target[i] = start + sum * unit;
  }
}

/** Wall time number `i` of a chunk. */
export function decodeTimeAt(
  rows: ChunkRows,
  row: number,
  { i32, f64 }: Views,
  offset: number,
  i: number,
): number {
  if (!rows.has(row, CHUNK_FLAGS.narrowTimes)) return f64[offset / 8 + i] ?? NaN;
  const line = timeLineOf(rows, row, rows.u16(row, U16_FIELD.count));
  putTime(0, line, i, i32[offset / 4 + i] ?? 0);
  return timeCells[0] ?? NaN;
}

/** Value number `i` of a chunk. */
export function decodeValueAt(
  rows: ChunkRows,
  row: number,
  { f32, f64 }: Views,
  offset: number,
  i: number,
): number {
  const flags = rows.u16(row, U16_FIELD.flags);
  const at = offset + valuesOffset(flags, rows.u16(row, U16_FIELD.count));
  return (flags & CHUNK_FLAGS.narrowValues ? f32[at / 4 + i] : f64[at / 8 + i]) ?? NaN;
}

/** Which word of the memory holds wall time number `i`, or half of it. */
export function timeWordOf(rows: ChunkRows, row: number, offset: number, i: number): number {
  return offset / 4 + (rows.has(row, CHUNK_FLAGS.narrowTimes) ? i : 2 * i);
}

/** Which word of the memory holds value number `i`, or half of it. */
export function valueWordOf(rows: ChunkRows, row: number, offset: number, i: number): number {
  const flags = rows.u16(row, U16_FIELD.flags);
  const at = offset + valuesOffset(flags, rows.u16(row, U16_FIELD.count));
  return at / 4 + (flags & CHUNK_FLAGS.narrowValues ? i : 2 * i);
}

/** The straight line that narrow wall times are near to, as float64 bit patterns. */
interface TimeLine {
  readonly low: number;
  readonly high: number;
  readonly slope: number;
}

function timeLineOf(rows: ChunkRows, row: number, count: number): TimeLine {
  timeCells[0] = rows.f64(row, F64_FIELD.firstTime);
  timeCells[1] = rows.f64(row, F64_FIELD.lastTime);
  const low = timeWords[0] ?? 0;
  const high = timeWords[1] ?? 0;
  return {
    low,
    high,
    slope: slopeOf(low, high, timeWords[2] ?? 0, timeWords[3] ?? 0, count),
  };
}

/** The exponent of a float64, in its upper word; sealed narrow are finite numbers from 0 on. */
const EXPONENT = 0x7ff00000;

/**
 * What one step of the bit pattern is worth, where it is the same for all that may stand so near
 * to a line, as it is but where wall times pass a power of two: then no bits need to be put together.
 */
function unitOf({ low, high, slope }: TimeLine, count: number): number | undefined {
  const end = low + slope * count;
  const least = high + Math.floor((Math.min(low, end) - TWO_32) / TWO_32);
  const most = high + Math.floor((Math.max(low, end) + TWO_32) / TWO_32);
  const isSame = (word: number): boolean => (word & EXPONENT) === (high & EXPONENT);
  return isSame(least) && isSame(most) ? bitsAsTime(1, high) - bitsAsTime(0, high) : undefined;
}

function bitsAsTime(low: number, high: number): number {
  timeWords[0] = low;
  timeWords[1] = high;
  return timeCells[0] ?? NaN;
}

/** Puts wall time number `i`, so far from the line, into a cell. */
function putTime(cell: number, { low, high, slope }: TimeLine, i: number, residual: number): void {
  const sum = low + Math.floor(i * slope + 0.5) + residual;
  const carry = Math.floor(sum / TWO_32);
  timeWords[cell * 2] = sum - carry * TWO_32;
  timeWords[cell * 2 + 1] = high + carry;
}
