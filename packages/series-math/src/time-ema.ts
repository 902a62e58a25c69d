/**
 * Debiased exponential moving average in which the past fades with the distance on the
 * x-axis, not with the number of points: after a long gap little of it is left.
 *
 *     fade = weight ^ (distance to the finite value before / mean distance)
 *     sum = sum * fade + value, total = total * fade + 1, output = sum / total
 *
 * On evenly spaced points it is `smoothDebiased`. This is the formula of the time weighted
 * EMA of Weights & Biases (docs.wandb.ai, "Smooth line plots"), whose unit of distance is a
 * thousandth of the x-range; ours is the mean distance of the points, so that a weight
 * means the same for series of every density.
 *
 * Values that are not finite pass through and are not counted. x that goes back, or is no
 * number, counts as no distance.
 */
export function smoothTimeEma(
  values: Float64Array,
  xs: Float64Array,
  weight: number,
  output: Float64Array = new Float64Array(values.length),
): Float64Array {
  const unit = meanDistance(xs);
  let sum = 0;
  let total = 0;
  let lastX = NaN;
  let lastDistance = 0;
  let fade = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) {
      output[i] = value;
      continue;
    }
    const x = xs[i] ?? NaN;
    const distance = x > lastX ? (x - lastX) / unit : 0;
    if (distance !== lastDistance) fade = weight ** distance;
    lastDistance = distance;
    sum = sum * fade + value;
    total = total * fade + 1;
    output[i] = sum / total;
    if (Number.isFinite(x)) lastX = x;
  }
  return output;
}

/** Of neighbours, where x goes on. */
function meanDistance(xs: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 1; i < xs.length; i++) {
    const distance = (xs[i] ?? NaN) - (xs[i - 1] ?? NaN);
    if (Number.isFinite(distance)) count += 1;
    if (distance > 0 && Number.isFinite(distance)) sum += distance;
  }
  return sum / count;
}
