import { EVEN_STEPS, NARROW_STEPS } from "./row.ts";

const TWO_31: f64 = 2147483648;

export function stepFlags(steps: usize, count: i32): u32 {
  const first = load<f64>(steps);
  const last = load<f64>(steps + ((<usize>(count - 1)) << 3));
  const stride = count === 1 ? 0 : (last - first) / <f64>(count - 1);
  if (areEven(steps, count, first, stride)) return EVEN_STEPS;
  return last - first < TWO_31 ? NARROW_STEPS : 0;
}

/** Two at a time; of an odd number the last is the end of the line by itself. */
function areEven(steps: usize, count: i32, first: f64, stride: f64): bool {
  const firsts = f64x2.splat(first);
  const strides = f64x2.splat(stride);
  const twos = f64x2.splat(2);
  let numbers = f64x2.replace_lane(f64x2.splat(0), 1, 1);
  let areEqual = i64x2.splat(-1);
  const end = steps + ((<usize>(count & ~1)) << 3);
  for (let at = steps; at < end; at += 16) {
    const line = f64x2.add(firsts, f64x2.mul(numbers, strides));
    areEqual = v128.and(areEqual, f64x2.eq(v128.load(at), line));
    numbers = f64x2.add(numbers, twos);
  }
  if (!i64x2.all_true(areEqual)) return false;
  return (count & 1) === 0 || load<f64>(end) === first + <f64>(count - 1) * stride;
}

/** Differences to the first one. */
export function writeNarrowSteps(at: usize, steps: usize, count: i32): void {
  const first = load<f64>(steps);
  for (let i: usize = 0; i < <usize>count; i++) {
    store<i32>(at + (i << 2), <i32>(load<f64>(steps + (i << 3)) - first));
  }
}
