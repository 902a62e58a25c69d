/** How many values of a line are not finite, by kind, and where they begin. */
export interface OddValues {
  readonly nan: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
  /** The smallest x of them. */
  readonly firstX: number;
}

/** Of the points whose x is finite; undefined where all their values are. */
export function oddValuesOf(x: Float64Array, values: Float64Array): OddValues | undefined {
  let [nan, positiveInfinity, negativeInfinity, firstX] = [0, 0, 0, Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    const at = x[i] ?? NaN;
    if (Number.isFinite(value) || !Number.isFinite(at)) continue;
    if (Number.isNaN(value)) nan++;
    else if (value > 0) positiveInfinity++;
    else negativeInfinity++;
    if (at < firstX) firstX = at;
  }
  return firstX === Infinity ? undefined : { nan, positiveInfinity, negativeInfinity, firstX };
}
