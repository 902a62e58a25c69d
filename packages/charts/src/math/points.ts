import type { Range } from "./range.ts";

/** Points of one line in the order they are joined; both columns have one length. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** True when x never falls and holds no NaN, so that places can be found by bisection. */
  readonly sorted: boolean;
}

/** @param sorted if known; else x is looked through. */
export function createPoints(x: Float64Array, y: Float64Array, sorted = isSorted(x)): Points {
  return { x, y, sorted };
}

/** Positions [start, end) of the points inside `range` and one neighbour on either side. */
export function pointsAround(points: Points, range: Range): { start: number; end: number } {
  const { x, sorted } = points;
  if (!sorted) return { start: 0, end: x.length };
  return {
    start: Math.max(lowerBound(x, range.min) - 1, 0),
    end: Math.min(upperBound(x, range.max) + 1, x.length),
  };
}

/** Smallest and largest finite x above `floor`; undefined when there is none. */
export function xExtent({ x, sorted }: Points, floor = -Infinity): Range | undefined {
  const first = sorted ? x[floor === -Infinity ? 0 : upperBound(x, floor)] : undefined;
  const last = x[x.length - 1] ?? NaN;
  if (first !== undefined && Number.isFinite(last - first)) return { min: first, max: last };
  return finiteExtent(x, 0, x.length, floor);
}

/**
 * Smallest and largest finite y above `floor` among the points with x in `range`;
 * without a range among all. Between two samples, where only the line that joins them is
 * in sight, of these two. Undefined when there is none.
 */
export function yExtent(
  points: Points,
  range: Range | undefined,
  floor: number,
): Range | undefined {
  const { x, y } = points;
  if (range === undefined) return finiteExtent(y, 0, y.length, floor);
  if (points.sorted) {
    const inside = finiteExtent(y, lowerBound(x, range.min), upperBound(x, range.max), floor);
    const { start, end } = pointsAround(points, range);
    return inside ?? finiteExtent(y, start, end, floor);
  }
  let extent: Range | undefined;
  for (let i = 0; i < x.length; i++) {
    const at = x[i] ?? NaN;
    if (at >= range.min && at <= range.max) {
      extent = joined(extent, finiteExtent(y, i, i + 1, floor));
    }
  }
  return extent;
}

export function joined(a: Range | undefined, b: Range | undefined): Range | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** Smallest and largest finite x of all lines. */
export function joinedExtent(lines: readonly Points[], floor = -Infinity): Range | undefined {
  let extent: Range | undefined;
  for (const points of lines) extent = joined(extent, xExtent(points, floor));
  return extent;
}

/** Position of the first value that is at least `target`. */
export function lowerBound(sorted: Float64Array, target: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? NaN) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position after the last value that is at most `target`. */
export function upperBound(sorted: Float64Array, target: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? NaN) <= target) low = middle + 1;
    else high = middle;
  }
  return low;
}

function finiteExtent(
  values: Float64Array,
  start: number,
  end: number,
  floor = -Infinity,
): Range | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (let i = start; i < end; i++) {
    const value = values[i] ?? NaN;
    if (value > floor && value < Infinity) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? { min, max } : undefined;
}

function isSorted(x: Float64Array): boolean {
  for (let i = 0; i < x.length; i++) {
    if (!((x[i] ?? NaN) >= (x[i - 1] ?? -Infinity))) return false;
  }
  return true;
}
