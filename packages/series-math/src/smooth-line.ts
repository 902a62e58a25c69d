import {
  clampWeight,
  isConstant,
  smoothOn,
  type SmoothingKind,
  type SmoothingState,
} from "@runlens/model";
import { reachOf, smoothedInTimeOf, smoothStretch, type LocalSmoothing } from "./smooth-stretch.ts";
import { DistanceMeter, TimeEma } from "./time-ema.ts";

/** A step takes about as long as looking at so many points: some ms. */
const POINTS_PER_STEP = 500_000;

/**
 * A line, smoothed over all its points. A line of one repeated value is returned as it is,
 * so that rounding draws no ripple on it.
 *
 * @param amount as `WindowQuery.smoothing` has it; 0: not smoothed.
 * @param xs what `timeEma` measures distances on.
 */
export function smoothLine(
  values: Float64Array,
  xs: Float64Array,
  kind: SmoothingKind,
  amount: number,
): Float64Array {
  const steps = smoothLineBySteps(values, xs, kind, amount);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same for long lines: yields now and then, so that the caller may pause. */
export function* smoothLineBySteps(
  values: Float64Array,
  xs: Float64Array,
  kind: SmoothingKind,
  amount: number,
): Generator<void, Float64Array> {
  if (amount === 0 || isConstant(values)) return values.slice();
  const line = new Float64Array(values.length);
  if (kind === "ema") yield* smoothEma(values, amount, line);
  else if (kind === "timeEma") yield* smoothByTime(values, xs, amount, line);
  else yield* smoothLocally(values, { kind, amount }, line);
  return line;
}

function* smoothEma(values: Float64Array, weight: number, line: Float64Array): Generator<void> {
  const past = clampWeight(weight);
  const state: SmoothingState = { last: 0, pastPower: 1 };
  for (const [from, to] of stretches(values.length)) {
    smoothOn(state, past, values, line, from, to);
    yield;
  }
}

function* smoothByTime(
  values: Float64Array,
  xs: Float64Array,
  weight: number,
  line: Float64Array,
): Generator<void> {
  const distances = new DistanceMeter();
  for (const [from, to] of stretches(xs.length)) {
    distances.add(xs.subarray(from, to));
    yield;
  }
  const ema = new TimeEma(weight, distances.mean);
  for (const [from, to] of stretches(values.length)) {
    ema.smooth(values.subarray(from, to), xs.subarray(from, to), line.subarray(from, to));
    yield;
  }
}

function* smoothLocally(
  values: Float64Array,
  smoothing: LocalSmoothing,
  line: Float64Array,
): Generator<void> {
  const reach = reachOf(smoothing);
  const pointsEach = smoothedInTimeOf(POINTS_PER_STEP, smoothing);
  for (const [from, to] of stretches(values.length, pointsEach)) {
    const start = Math.max(from - reach, 0);
    const stretch = { values: values.subarray(start, to + reach), start };
    smoothStretch(smoothing, stretch, line, from, to);
    yield;
  }
}

function* stretches(
  length: number,
  pointsEach = POINTS_PER_STEP,
): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < length; from += pointsEach) {
    yield [from, Math.min(from + pointsEach, length)];
  }
}
