import { NARROW_TIMES, SORTED_TIMES } from "./row.ts";

const TWO_51: f64 = 2251799813685248;
/** 2^52 + 2^51: added to a whole number within ±2^51, its lowest bits are that number. */
const TO_INTEGER: f64 = 6755399441055744;
const INFINITY_BITS: i64 = 0x7ff0000000000000;
/** The smallest residual that has room. */
const LOWEST: i64 = -2147483648;

/** Leaves narrow wall times at `into`, if they are. */
export function timeFlags(times: usize, count: i32, into: usize): u32 {
  const narrow = writeIfNarrow(times, count, into) ? NARROW_TIMES : 0;
  return areSorted(times, count) ? narrow | SORTED_TIMES : narrow;
}

/** See chunk-layout.ts. Two at a time. */
function writeIfNarrow(times: usize, count: i32, into: usize): bool {
  const first = load<i64>(times);
  const last = load<i64>(times + ((<usize>(count - 1)) << 3));
  const slope = count === 1 ? 0 : <f64>(last - first) / <f64>(count - 1);
  if (!isPositive(first) || !isPositive(last) || !(abs(slope) * <f64>count < TWO_51)) return false;
  const firsts = i64x2.splat(first);
  const slopes = f64x2.splat(slope);
  const halves = f64x2.splat(0.5);
  const shifts = f64x2.splat(TO_INTEGER);
  const shiftBits = i64x2.splat(reinterpret<i64>(TO_INTEGER));
  const infinities = i64x2.splat(INFINITY_BITS);
  const lowest = i64x2.splat(LOWEST);
  const twos = f64x2.splat(2);
  let numbers = f64x2.replace_lane(f64x2.splat(0), 1, 1);
  let misfits = i64x2.splat(0);
  const pairs = times + ((<usize>(count & ~1)) << 3);
  let target = into;
  for (let at = times; at < pairs; at += 16) {
    const bits = v128.load(at);
    const line = f64x2.floor(f64x2.add(f64x2.mul(numbers, slopes), halves));
    const whole = i64x2.sub(f64x2.add(line, shifts), shiftBits);
    const residual = i64x2.sub(i64x2.sub(bits, firsts), whole);
    const aboveLowest = i64x2.shr_u(i64x2.sub(residual, lowest), 32);
    misfits = v128.or(misfits, v128.or(aboveLowest, outside(bits, infinities)));
    v128.store64_lane(target, i32x4.shuffle(residual, residual, 0, 2, 0, 2), 0);
    numbers = f64x2.add(numbers, twos);
    target += 8;
  }
  if (v128.any_true(misfits)) return false;
  return (count & 1) === 0 || writeLast(first, last, slope, count, target);
}

/** Not zero where a number is negative, infinite or none. */
function outside(bits: v128, infinities: v128): v128 {
  return v128.or(i64x2.shr_u(bits, 63), i64x2.ge_s(bits, infinities));
}

/** That of an odd number of points. */
function writeLast(first: i64, last: i64, slope: f64, count: i32, target: usize): bool {
  const residual = last - first - <i64>floor(<f64>(count - 1) * slope + 0.5);
  store<i32>(target, <i32>residual);
  return residual === <i64>(<i32>residual);
}

function isPositive(bits: i64): bool {
  return bits >= 0 && bits < INFINITY_BITS;
}

/** Whether none is before the one it follows, and all are numbers. */
function areSorted(times: usize, count: i32): bool {
  const first = load<f64>(times);
  if (first !== first) return false;
  let at = times;
  const last = times + ((<usize>(count - 1)) << 3);
  let rise = i64x2.splat(-1);
  for (; at + 8 < last; at += 16) {
    rise = v128.and(rise, f64x2.ge(v128.load(at, 8), v128.load(at)));
  }
  if (!i64x2.all_true(rise)) return false;
  return at === last || load<f64>(at, 8) >= load<f64>(at);
}
