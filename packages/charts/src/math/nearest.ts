import { lowerBound, upperBound, type Points } from "./points.ts";

/**
 * Position of the point whose x is nearest to `target`, drawable or not: a NaN is read off
 * like any value. Of several at one x the last; -1 without a point.
 */
export function nearestIndex(points: Points, target: number): number {
  return points.sorted ? nearestInSorted(points, target) : nearestInAny(points, target);
}

function nearestInSorted({ x }: Points, target: number): number {
  const after = lowerBound(x, target);
  const before = after - 1;
  if (after === x.length) return before;
  const isBeforeNearer = target - (x[before] ?? NaN) < (x[after] ?? NaN) - target;
  return isBeforeNearer ? before : upperBound(x, x[after] ?? NaN) - 1;
}

function nearestInAny({ x }: Points, target: number): number {
  let nearest = -1;
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    const distance = Math.abs((x[i] ?? NaN) - target);
    if (distance <= least) {
      nearest = i;
      least = distance;
    }
  }
  return nearest;
}

/** The x of the sample of any line that is nearest to `target`; undefined without one. */
export function nearestSampleX(lines: readonly Points[], target: number): number | undefined {
  let nearest: number | undefined;
  for (const points of lines) {
    const x = points.x[nearestIndex(points, target)];
    if (x === undefined) continue;
    if (nearest === undefined || Math.abs(x - target) < Math.abs(nearest - target)) nearest = x;
  }
  return nearest;
}

/** The x of a sample at least `gap` away from `from` in one direction; undefined at the end. */
export function nextSampleX(
  lines: readonly Points[],
  from: number,
  direction: 1 | -1,
  gap: number,
): number | undefined {
  const target = from + direction * gap;
  let next: number | undefined;
  for (const points of lines) {
    const x = sampleBeyond(points, target, direction);
    if (x === undefined) continue;
    if (next === undefined || (x - next) * direction < 0) next = x;
  }
  return next;
}

function sampleBeyond(
  { x, sorted }: Points,
  target: number,
  direction: 1 | -1,
): number | undefined {
  if (sorted) return direction > 0 ? x[lowerBound(x, target)] : x[upperBound(x, target) - 1];
  let nearest: number | undefined;
  for (const at of x) {
    if (!((at - target) * direction >= 0)) continue;
    if (nearest === undefined || (at - nearest) * direction < 0) nearest = at;
  }
  return nearest;
}
