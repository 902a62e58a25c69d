/** Weights beyond so many standard deviations, each below 1.2 % of the largest, are left out. */
const RADIUS_SIGMAS = 3;

/**
 * Mean of the values around each, weighted with exp(-d² / 2σ²), d in points, up to 3 σ on
 * either side. Where values are missing, at the ends or since they are not finite, the
 * weights of the others are scaled up. Values that are not finite pass through.
 *
 * @param sigma σ in points, more than 0.
 * @param from first position that is written; `to` is behind the last.
 */
export function smoothGaussian(
  values: Float64Array,
  sigma: number,
  output: Float64Array = new Float64Array(values.length),
  from = 0,
  to = values.length,
): Float64Array {
  const weights = gaussianWeights(sigma);
  const around = stretchAround(values, from, to, weights.length >> 1);
  const sums = convolve(
    around.map((value) => (Number.isFinite(value) ? value : 0)),
    weights,
  );
  const present = around.map((value) => Number(Number.isFinite(value)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const totals = present.includes(0) ? convolve(present, weights) : undefined;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? NaN;
    const at = i - from;
    output[i] = Number.isFinite(value) ? (sums[at] ?? NaN) / (totals?.[at] ?? total) : value;
  }
  return output;
}

function gaussianWeights(sigma: number): Float64Array {
  const radius = Math.ceil(RADIUS_SIGMAS * sigma);
  return Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
}

/** From `radius` before `from` to `radius` behind `to`; NaN beyond the ends. */
function stretchAround(
  values: Float64Array,
  from: number,
  to: number,
  radius: number,
): Float64Array {
  const stretch = new Float64Array(to - from + 2 * radius).fill(NaN);
  const first = Math.max(from - radius, 0);
  stretch.set(values.subarray(first, to + radius), first - from + radius);
  return stretch;
}

/** Weighted sums of as many values as there are weights, from each that has so many behind it. */
function convolve(values: Float64Array, weights: Float64Array): Float64Array {
  const sums = new Float64Array(values.length - weights.length + 1);
  let at = 0;
  // Four sums side by side, since in each every addition waits for the one before.
  for (; at + 4 <= sums.length; at += 4) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k] ?? NaN;
      a += weight * (values[at + k] ?? NaN);
      b += weight * (values[at + k + 1] ?? NaN);
      c += weight * (values[at + k + 2] ?? NaN);
      d += weight * (values[at + k + 3] ?? NaN);
    }
    sums.set([a, b, c, d], at);
  }
  for (; at < sums.length; at++) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? NaN) * (values[at + k] ?? NaN);
    sums[at] = sum;
  }
  return sums;
}
