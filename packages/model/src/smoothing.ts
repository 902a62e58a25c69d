/**
 * How a line is smoothed: `ema`, the debiased moving average below; `timeEma`, one that
 * fades with the distance on the x-axis; `gaussian` and `mean`, weighted and plain means of
 * the points around. packages/series-math has all but the first.
 */
export const SMOOTHING_KINDS = ["ema", "timeEma", "gaussian", "mean"] as const;
export type SmoothingKind = (typeof SMOOTHING_KINDS)[number];

/** σ of `gaussian` and width of `mean` at most, since a point costs as much time as its window has. */
export const MAX_SMOOTHING_POINTS = 2_000;

/** The moving average between two points; at the start `{ last: 0, pastPower: 1 }`. */
export interface SmoothingState {
  last: number;
  /** The weight to the power of the finite values so far; 0 once it makes no difference. */
  pastPower: number;
}

/** Below this the debiasing divides by exactly 1, and multiplying on would crawl through denormals. */
const NO_PAST_POWER = Number.EPSILON / 4;

/**
 * Debiased exponential moving average, TensorBoard's formula: with `last` = 0 at
 * the start, `last = last * weight + (1 - weight) * value`, and the output is
 * `last / (1 - weight ** n)` after n finite values. Points count equally, whatever
 * their spacing.
 *
 * Non-finite values pass through and are not counted. A series of one repeated
 * value is returned as it is, so that rounding draws no ripple on a flat line.
 *
 * @param weight of the past, 0 to 1; clamped.
 * @param output written and returned; as long as `values`.
 */
export function smoothDebiased(
  values: Float64Array,
  weight: number,
  output: Float64Array = new Float64Array(values.length),
): Float64Array {
  const past = clampWeight(weight);
  if (past === 0 || isConstant(values)) output.set(values);
  else smoothOn({ last: 0, pastPower: 1 }, past, values, output, 0, values.length);
  return output;
}

/**
 * Smooths `values[from]` up to `values[to]` (exclusive) and leaves in `state` what the
 * next point needs. Pieces one after the other give what `smoothDebiased` gives of all,
 * bit by bit, but for series of one repeated value.
 *
 * @param weight more than 0, at most 1.
 */
export function smoothOn(
  state: SmoothingState,
  weight: number,
  values: Float64Array,
  output: Float64Array,
  from: number,
  to: number,
): void {
  const rest = 1 - weight;
  let { last, pastPower } = state;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) {
      output[i] = value;
      continue;
    }
    last = last * weight + rest * value;
    pastPower = pastPower < NO_PAST_POWER ? 0 : pastPower * weight;
    output[i] = weight === 1 ? last : last / (1 - pastPower);
  }
  state.last = last;
  state.pastPower = pastPower;
}

export function clampWeight(weight: number): number {
  return Math.min(Math.max(weight, 0), 1);
}

/** Whether all values are the same number, or there are none. */
export function isConstant(values: Float64Array): boolean {
  const first = values[0];
  return values.every((value) => value === first);
}
