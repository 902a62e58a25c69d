import { writeNumber } from "./digits.ts";

/** A call writes so many points at most, between texts of so many bytes. */
const MAX_POINTS: i32 = 1024;
const MAX_TEXT_BYTES: i32 = 32;
/** The longest text, `-1.2345678901234567e-308`, and what may be touched behind it. */
const MAX_NUMBER_BYTES: i32 = 32;
const MAX_POINT_BYTES: i32 = 4 * MAX_TEXT_BYTES + 3 * MAX_NUMBER_BYTES + 1;

const COMMA: u8 = 44;

/** The texts before wall time, step and value, and behind them. */
export const texts: usize = memory.data(4 * MAX_TEXT_BYTES, 8);
/** Bytes of each text, of i32. */
export const textLengths: usize = memory.data(4 * 4, 4);

export const steps: usize = memory.data(8 * MAX_POINTS, 8);
export const wallTimes: usize = memory.data(8 * MAX_POINTS, 8);
export const values: usize = memory.data(8 * MAX_POINTS, 8);
export const output: usize = memory.data(MAX_POINTS * MAX_POINT_BYTES, 8);

/** Writes `count` points to `output`, a comma before each; returns how many bytes these are. */
export function writePoints(count: i32): usize {
  let at = output;
  for (let i: usize = 0; i < <usize>count; i++) {
    const offset = i << 3;
    store<u8>(at++, COMMA);
    at = writeText(0, at);
    at = writeNumber(load<f64>(wallTimes + offset), at);
    at = writeText(1, at);
    at = writeNumber(load<f64>(steps + offset), at);
    at = writeText(2, at);
    at = writeNumber(load<f64>(values + offset), at);
    at = writeText(3, at);
  }
  return at - output;
}

/** Words of eight bytes, so up to seven more are touched. */
function writeText(index: usize, at: usize): usize {
  const text = texts + (index << 5);
  const length = <usize>load<i32>(textLengths + (index << 2));
  for (let i: usize = 0; i < length; i += 8) store<u64>(at + i, load<u64>(text + i));
  return at + length;
}
