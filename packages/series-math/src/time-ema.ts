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
  const distances = new DistanceMeter();
  distances.add(xs);
  new TimeEma(weight, distances.mean).smooth(values, xs, output);
  return output;
}

/** Mean distance of neighbours, where x goes on; given piece by piece. */
export class DistanceMeter {
  private sum = 0;
  private count = 0;
  private lastX = NaN;

  get mean(): number {
    return this.sum / this.count;
  }

  add(xs: Float64Array): void {
    for (const x of xs) {
      const distance = x - this.lastX;
      this.lastX = x;
      if (!Number.isFinite(distance)) continue;
      this.count += 1;
      if (distance > 0) this.sum += distance;
    }
  }
}

/** The line, piece by piece. */
export class TimeEma {
  private readonly weight: number;
  private readonly unit: number;
  private sum = 0;
  private total = 0;
  private lastX = NaN;
  private lastDistance = 0;
  private fade = 1;

  /** @param unit the mean distance of all points. */
  constructor(weight: number, unit: number) {
    this.weight = weight;
    this.unit = unit;
  }

  /** Goes on with the next values; `output` is as long as these. */
  smooth(values: Float64Array, xs: Float64Array, output: Float64Array): void {
    for (let i = 0; i < values.length; i++) output[i] = this.next(values[i] ?? NaN, xs[i] ?? NaN);
  }

  private next(value: number, x: number): number {
    if (!Number.isFinite(value)) return value;
    const distance = x > this.lastX ? (x - this.lastX) / this.unit : 0;
    if (distance !== this.lastDistance) this.fade = this.weight ** distance;
    this.lastDistance = distance;
    this.sum = this.sum * this.fade + value;
    this.total = this.total * this.fade + 1;
    if (Number.isFinite(x)) this.lastX = x;
    return this.sum / this.total;
  }
}
