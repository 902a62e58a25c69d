import { lowerBound, upperBound, type Points } from "./points.ts";

/** Position of the drawable point whose x is nearest to `target`; of several at one x the last. -1 without one. */
export function nearestIndex(points: Points, target: number): number {
  return points.sorted ? nearestInSorted(points, target) : nearestInAny(points, target);
}

function nearestInSorted({ x, y }: Points, target: number): number {
  const place = lowerBound(x, target);
  const before = drawableFrom(y, place - 1, -1);
  const after = drawableFrom(y, place, 1);
  if (after < 0) return before;
  const isBeforeNearer = target - (x[before] ?? NaN) < (x[after] ?? NaN) - target;
  return isBeforeNearer ? before : drawableFrom(y, upperBound(x, x[after] ?? NaN) - 1, -1);
}

function nearestInAny({ x, y }: Points, target: number): number {
  let nearest = -1;
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    const distance = Math.abs((x[i] ?? NaN) - target);
    if (distance <= least && Number.isFinite(y[i])) {
      nearest = i;
      least = distance;
    }
  }
  return nearest;
}

function drawableFrom(y: Float64Array, start: number, direction: 1 | -1): number {
  for (let i = start; i >= 0 && i < y.length; i += direction) {
    if (Number.isFinite(y[i])) return i;
  }
  return -1;
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
