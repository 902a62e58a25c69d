/**
 * Mean of the `points` values around each: as many before it as behind it, and of an even
 * number one more behind. At the ends the window is cut off, so that the line begins and
 * ends with the mean of what is there.
 *
 * Values that are not finite pass through and are not counted. Every window is the sum of
 * at most two stretches that are added up from one side, so that nothing cancels out and
 * the cost does not depend on `points`.
 *
 * @param points whole, at least 1.
 */
export function smoothRunningMean(
  values: Float64Array,
  points: number,
  output: Float64Array = new Float64Array(values.length),
): Float64Array {
  const { length } = values;
  const before = Math.floor((points - 1) / 2);
  const after = points - 1 - before;
  const sums = stretchSums(values, points, (value) => (Number.isFinite(value) ? value : 0));
  const counts = stretchSums(values, points, (value) => (Number.isFinite(value) ? 1 : 0));
  for (let i = 0; i < length; i++) {
    const value = values[i] ?? NaN;
    const from = Math.max(i - before, 0);
    const to = Math.min(i + after, length - 1);
    output[i] = Number.isFinite(value)
      ? sumBetween(sums, from, to, points) / sumBetween(counts, from, to, points)
      : value;
  }
  return output;
}

/** Sums within blocks of some points: from the start of the block, and up to its end. */
interface StretchSums {
  readonly fromStart: Float64Array;
  readonly toEnd: Float64Array;
}

function stretchSums(
  values: Float64Array,
  blockPoints: number,
  of: (value: number) => number,
): StretchSums {
  const { length } = values;
  const fromStart = values.map(of);
  const toEnd = fromStart.slice();
  for (let i = 1; i < length; i++) {
    if (i % blockPoints !== 0) fromStart[i] = (fromStart[i] ?? NaN) + (fromStart[i - 1] ?? NaN);
  }
  for (let i = length - 2; i >= 0; i--) {
    if ((i + 1) % blockPoints !== 0) toEnd[i] = (toEnd[i] ?? NaN) + (toEnd[i + 1] ?? NaN);
  }
  return { fromStart, toEnd };
}

/** Of a stretch that is a whole block, an end of all values, or lies across the border of two blocks. */
function sumBetween(
  { fromStart, toEnd }: StretchSums,
  from: number,
  to: number,
  blockPoints: number,
): number {
  if (from % blockPoints === 0) return fromStart[to] ?? NaN;
  const isAcross = Math.floor(from / blockPoints) < Math.floor(to / blockPoints);
  return (toEnd[from] ?? NaN) + (isAcross ? (fromStart[to] ?? NaN) : 0);
}
