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
 * @param from first position that is written; `to` is behind the last.
 * @param start position of `values[0]` in the line that these are a part of. Of a part with
 *   `points` more values on either side, or all there are, comes what comes of the whole.
 */
export function smoothRunningMean(
  values: Float64Array,
  points: number,
  output: Float64Array = new Float64Array(values.length),
  from = 0,
  to = values.length,
  start = 0,
): Float64Array {
  const before = Math.floor((points - 1) / 2);
  const after = points - 1 - before;
  const blocks = { points, start };
  const sums = stretchSums(values, blocks, (value) => (Number.isFinite(value) ? value : 0));
  const counts = stretchSums(values, blocks, (value) => (Number.isFinite(value) ? 1 : 0));
  for (let i = from; i < to; i++) {
    const value = values[i] ?? NaN;
    const first = Math.max(i - before, 0);
    const last = Math.min(i + after, values.length - 1);
    output[i] = Number.isFinite(value)
      ? sumBetween(sums, first, last, blocks) / sumBetween(counts, first, last, blocks)
      : value;
  }
  return output;
}

/** The line is cut into blocks of so many points, counted from its start. */
interface Blocks {
  readonly points: number;
  readonly start: number;
}

/** Sums within blocks: from the start of the block, and up to its end. */
interface StretchSums {
  readonly fromStart: Float64Array;
  readonly toEnd: Float64Array;
}

function stretchSums(
  values: Float64Array,
  { points, start }: Blocks,
  of: (value: number) => number,
): StretchSums {
  const { length } = values;
  const fromStart = values.map(of);
  const toEnd = fromStart.slice();
  for (let i = 1; i < length; i++) {
    if ((start + i) % points !== 0)
      fromStart[i] = (fromStart[i] ?? NaN) + (fromStart[i - 1] ?? NaN);
  }
  for (let i = length - 2; i >= 0; i--) {
    if ((start + i + 1) % points !== 0) toEnd[i] = (toEnd[i] ?? NaN) + (toEnd[i + 1] ?? NaN);
  }
  return { fromStart, toEnd };
}

/** Of a stretch that is a whole block, an end of all values, or lies across the border of two blocks. */
function sumBetween(
  { fromStart, toEnd }: StretchSums,
  first: number,
  last: number,
  { points, start }: Blocks,
): number {
  if ((start + first) % points === 0) return fromStart[last] ?? NaN;
  const isAcross = Math.floor((start + first) / points) < Math.floor((start + last) / points);
  return (toEnd[first] ?? NaN) + (isAcross ? (fromStart[last] ?? NaN) : 0);
}
