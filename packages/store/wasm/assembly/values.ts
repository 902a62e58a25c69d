import { FINITE_VALUES, NARROW_VALUES, noteExtremes } from "./row.ts";

/** Notes the extremes in the row. */
export function valueFlags(values: usize, count: i32, row: usize): u32 {
  const zeros = f64x2.splat(0);
  let areFinite = i64x2.splat(-1);
  let areNarrow = i64x2.splat(-1);
  let mins = f64x2.splat(Infinity);
  let maxs = f64x2.splat(-Infinity);
  const end = values + ((<usize>(count & ~1)) << 3);
  for (let at = values; at < end; at += 16) {
    const pair = v128.load(at);
    areFinite = v128.and(areFinite, f64x2.eq(f64x2.sub(pair, pair), zeros));
    areNarrow = v128.and(areNarrow, f64x2.eq(rounded(pair), pair));
    mins = f64x2.pmin(mins, pair);
    maxs = f64x2.pmax(maxs, pair);
  }
  if (count & 1) {
    const pair = f64x2.splat(load<f64>(end));
    areFinite = v128.and(areFinite, f64x2.eq(f64x2.sub(pair, pair), zeros));
    areNarrow = v128.and(areNarrow, f64x2.eq(rounded(pair), pair));
    mins = f64x2.pmin(mins, pair);
    maxs = f64x2.pmax(maxs, pair);
  }
  if (!i64x2.all_true(areFinite)) return flagsOfAny(values, count, row);
  // Not `min`, which makes -0 of a 0: of equal ones the first is noted.
  const least = lesser(f64x2.extract_lane(mins, 0), f64x2.extract_lane(mins, 1));
  const most = greater(f64x2.extract_lane(maxs, 0), f64x2.extract_lane(maxs, 1));
  const minAt = firstOf(values, least);
  const maxAt = firstOf(values, most);
  const min = load<f64>(values + ((<usize>minAt) << 3));
  const max = load<f64>(values + ((<usize>maxAt) << 3));
  noteExtremes(row, min, max, minAt, maxAt);
  return i64x2.all_true(areNarrow) ? FINITE_VALUES | NARROW_VALUES : FINITE_VALUES;
}

/** The same where some are no numbers, which have no part in extremes and are narrow. */
function flagsOfAny(values: usize, count: i32, row: usize): u32 {
  let min = Infinity;
  let max = -Infinity;
  let minAt = 0;
  let maxAt = 0;
  let flags = NARROW_VALUES;
  for (let i = 0; i < count; i++) {
    const value = load<f64>(values + ((<usize>i) << 3));
    if (!(value - value === 0)) continue;
    if (<f64>(<f32>value) !== value) flags = 0;
    if (value < min) {
      min = value;
      minAt = i;
    }
    if (value > max) {
      max = value;
      maxAt = i;
    }
  }
  noteExtremes(row, min, max, minAt, maxAt);
  return flags;
}

export function writeNarrowValues(at: usize, values: usize, count: i32): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    store<f32>(at + (i << 2), <f32>load<f64>(values + (i << 3)));
  }
}

function rounded(pair: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(pair));
}

/** Position of a value that is there. */
function firstOf(values: usize, value: f64): i32 {
  let at = values;
  while (load<f64>(at) !== value) at += 8;
  return <i32>((at - values) >> 3);
}

function lesser(a: f64, b: f64): f64 {
  return b < a ? b : a;
}

function greater(a: f64, b: f64): f64 {
  return b > a ? b : a;
}
