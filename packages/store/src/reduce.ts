import type { XRange } from "@runlens/model";

/** Ranges with up to this many points per pixel column are given whole. */
const EXACT_POINTS_PER_COLUMN = 4;

/** Kinds of points that a pixel column keeps, one of each. */
const KEPT = { min: 0, max: 1, smoothedMin: 2, smoothedMax: 3, nan: 4, plusInf: 5, minusInf: 6 };
const KEPT_PER_COLUMN = 7;

export interface Line {
  readonly xs: Float64Array;
  /** Subtracted from every x. */
  readonly xOrigin: number;
  readonly values: Float64Array;
  readonly smoothed?: Float64Array;
}

/** Points to show, by their position in the line. */
export type Choice =
  /** All points `from` (inclusive) to `to` (exclusive). */
  | { readonly kind: "stretch"; readonly from: number; readonly to: number; readonly exact: true }
  /** Rising positions. */
  | { readonly kind: "picks"; readonly picks: Int32Array; readonly exact: boolean };

/** The points of a line that fall in a range of x. */
interface Located {
  readonly isSorted: boolean;
  readonly count: number;
  /** Position of the first and last point in the range; for an empty one, no meaning. */
  readonly first: number;
  readonly last: number;
  /** The points next to the range: nearest below and nearest above; -1: none. */
  readonly below: number;
  readonly above: number;
  /** What the pixel columns divide. */
  readonly grid: XRange;
}

/**
 * Chooses the points of a line that a chart of `columns` pixel columns needs, as
 * `SeriesWindow` describes them. Linear, and a good deal faster where x is sorted.
 *
 * Pixel column of x: floor((x - min) / (max - min) * columns), the last one closed.
 * Of equal extremes the first is kept. A point whose x is no finite number lies in
 * no range; it is given only with a whole series that is not reduced.
 *
 * @param range finite; absent means from the smallest to the largest finite x.
 */
export function choosePoints(line: Line, range: XRange | undefined, columns: number): Choice {
  const exactPoints = columns * EXACT_POINTS_PER_COLUMN;
  const length = line.xs.length;
  if (range === undefined && length <= exactPoints) {
    return { kind: "stretch", from: 0, to: length, exact: true };
  }
  const located = isSorted(line.xs) ? locateSorted(line, range) : locateUnsorted(line, range);
  if (located.count > exactPoints) {
    return { kind: "picks", picks: reduce(line, located, columns), exact: false };
  }
  return located.isSorted ? stretchOf(located) : pickRange(line, located);
}

function stretchOf({ first, last, below, above }: Located): Choice {
  const from = below >= 0 ? below : first;
  const to = above >= 0 ? above + 1 : last + 1;
  return { kind: "stretch", from, to: Math.max(from, to), exact: true };
}

function pickRange(line: Line, { grid, below, above }: Located): Choice {
  const picks: number[] = [];
  for (let i = 0; i < line.xs.length; i++) {
    const x = xAt(line, i);
    if ((x >= grid.min && x <= grid.max) || i === below || i === above) picks.push(i);
  }
  return { kind: "picks", picks: Int32Array.from(picks), exact: true };
}

const EMPTY_GRID: XRange = { min: 0, max: 0 };

function locateSorted(line: Line, range: XRange | undefined): Located {
  const { min, max } = range ?? { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
  const first = firstIndex(0, line.xs.length, (i) => xAt(line, i) >= min);
  const end = firstIndex(first, line.xs.length, (i) => xAt(line, i) > max);
  return {
    isSorted: true,
    count: end - first,
    first,
    last: end - 1,
    below: isPlaced(line, first - 1) ? first - 1 : -1,
    above: isPlaced(line, end) ? end : -1,
    grid: range ?? (first < end ? { min: xAt(line, first), max: xAt(line, end - 1) } : EMPTY_GRID),
  };
}

function locateUnsorted(line: Line, range: XRange | undefined): Located {
  const grid = range ?? finiteExtent(line);
  let count = 0;
  let first = -1;
  let last = -1;
  let below = -1;
  let above = -1;
  for (let i = 0; i < line.xs.length; i++) {
    const x = xAt(line, i);
    if (!Number.isFinite(x)) continue;
    if (x < grid.min) {
      if (below < 0 || x >= xAt(line, below)) below = i;
    } else if (x > grid.max) {
      if (above < 0 || x < xAt(line, above)) above = i;
    } else {
      if (count === 0) first = i;
      last = i;
      count += 1;
    }
  }
  return { isSorted: false, count, first, last, below, above, grid };
}

function finiteExtent(line: Line): XRange {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < line.xs.length; i++) {
    const x = xAt(line, i);
    if (!Number.isFinite(x)) continue;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  return { min, max };
}

/** Takes the range apart into stretches of one pixel column each and keeps the best of every column. */
function reduce(line: Line, located: Located, columns: number): Int32Array {
  const { first, last, below, above, grid } = located;
  const kept = new Int32Array(columns * KEPT_PER_COLUMN).fill(-1);
  const columnAt = (i: number): number => columnOf(xAt(line, i), grid, columns);
  const columnEnd = located.isSorted ? columnEndSorted : columnEndUnsorted;
  for (let from = first; from <= last;) {
    const column = columnAt(from);
    const to = columnEnd(from, last + 1, column, columnAt);
    if (column >= 0) keepStretch(kept, column * KEPT_PER_COLUMN, line, from, to);
    from = to;
  }
  return risingPositions([first, last, below, above], kept);
}

/** -1 for an x outside the grid. */
function columnOf(x: number, { min, max }: XRange, columns: number): number {
  if (!(x >= min && x <= max)) return -1;
  const column = Math.floor(((x - min) / (max - min)) * columns);
  return column < columns ? column : columns - 1;
}

type ColumnEnd = (
  from: number,
  end: number,
  column: number,
  columnAt: (i: number) => number,
) => number;

const columnEndSorted: ColumnEnd = (from, end, column, columnAt) =>
  firstIndex(from + 1, end, (i) => columnAt(i) !== column);

const columnEndUnsorted: ColumnEnd = (from, end, column, columnAt) => {
  let to = from + 1;
  while (to < end && columnAt(to) === column) to += 1;
  return to;
};

function keepStretch(kept: Int32Array, base: number, line: Line, from: number, to: number): void {
  const { values, smoothed } = line;
  const allFinite = keepExtremes(kept, base + KEPT.min, base + KEPT.max, values, from, to);
  if (!allFinite) keepNonFinite(kept, base, values, from, to);
  if (smoothed === undefined) return;
  keepExtremes(kept, base + KEPT.smoothedMin, base + KEPT.smoothedMax, smoothed, from, to);
}

/** The innermost loop. Returns whether all values were finite. */
function keepExtremes(
  kept: Int32Array,
  minSlot: number,
  maxSlot: number,
  values: Float64Array,
  from: number,
  to: number,
): boolean {
  let minAt = kept[minSlot] ?? -1;
  let maxAt = kept[maxSlot] ?? -1;
  let min = minAt < 0 ? Infinity : (values[minAt] ?? NaN);
  let max = maxAt < 0 ? -Infinity : (values[maxAt] ?? NaN);
  let allFinite = true;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? NaN;
    if (value >= min && value <= max) continue;
    if (!Number.isFinite(value)) {
      allFinite = false;
      continue;
    }
    if (value < min) {
      min = value;
      minAt = i;
    }
    if (value > max) {
      max = value;
      maxAt = i;
    }
  }
  kept[minSlot] = minAt;
  kept[maxSlot] = maxAt;
  return allFinite;
}

function keepNonFinite(
  kept: Int32Array,
  base: number,
  values: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const value = values[i] ?? 0;
    if (Number.isFinite(value)) continue;
    const kind = Number.isNaN(value) ? KEPT.nan : value > 0 ? KEPT.plusInf : KEPT.minusInf;
    if ((kept[base + kind] ?? 0) < 0) kept[base + kind] = i;
  }
}

function risingPositions(edges: readonly number[], kept: Int32Array): Int32Array {
  const all = new Int32Array(edges.length + kept.length);
  all.set(edges);
  all.set(kept, edges.length);
  all.sort();
  let count = 0;
  let previous = -1;
  for (const position of all) {
    if (position === previous) continue;
    all[count] = position;
    previous = position;
    count += 1;
  }
  return all.slice(0, count);
}

function isPlaced(line: Line, i: number): boolean {
  return i >= 0 && i < line.xs.length && Number.isFinite(xAt(line, i));
}

/** Only for positions there are: one read past the end slows every later one down. */
function xAt(line: Line, i: number): number {
  return (line.xs[i] ?? NaN) - line.xOrigin;
}

function isSorted(xs: Float64Array): boolean {
  for (let i = 1; i < xs.length; i++) {
    if (!((xs[i - 1] ?? NaN) <= (xs[i] ?? NaN))) return false;
  }
  return !Number.isNaN(xs[0]);
}

/** First position in [from, to) that passes a test which, once passed, is passed to the end. */
function firstIndex(from: number, to: number, passes: (i: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
