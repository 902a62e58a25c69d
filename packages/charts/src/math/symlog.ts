/** Decades a symlog scale shows on either side of 0 unless the data need fewer. */
const MAX_DECADES = 3;

/**
 * The linear threshold of a symlog scale that no one set by hand: a power of ten, at most
 * the smallest size of a value other than 0, but no less than a thousandth of the largest.
 * It depends on all values and not on those in sight, so that zooming does not bend the
 * scale. Without such values: 1.
 */
export function symlogThreshold(columns: readonly Float64Array[]): number {
  let [least, largest] = [Infinity, 0];
  for (const values of columns) {
    const sizes = sizesOf(values);
    least = Math.min(least, sizes.least);
    largest = Math.max(largest, sizes.largest);
  }
  if (largest === 0) return 1;
  const lowest = Math.ceil(Math.log10(largest) - 1e-9) - MAX_DECADES;
  const power = Math.max(Math.floor(Math.log10(least) + 1e-9), lowest, -300);
  return Number(`1e${power}`);
}

interface Sizes {
  readonly least: number;
  readonly largest: number;
}

const known = new WeakMap<Float64Array, Sizes>();

function sizesOf(values: Float64Array): Sizes {
  const before = known.get(values);
  if (before !== undefined) return before;
  let [least, largest] = [Infinity, 0];
  for (const value of values) {
    const size = Math.abs(value);
    if (!(size > 0 && size < Infinity)) continue;
    if (size < least) least = size;
    if (size > largest) largest = size;
  }
  const sizes = { least, largest };
  known.set(values, sizes);
  return sizes;
}
