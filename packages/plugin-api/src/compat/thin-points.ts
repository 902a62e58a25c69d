import type { ScalarPoints } from "@runlens/model";
import { sampledPositions, spreadPositions, type PointLimit } from "./sampling.ts";

/** Two ends, and a stretch with its two extremes between them. */
const LEAST_LIMIT = 4;

/**
 * Positions of at most `limit` points that keep the shape of a series, ascending.
 *
 * The first and the last point stay. The points between are cut into equal stretches,
 * and of each the smallest and the largest finite value stay, or its first point when
 * it has no finite value. A series of no more than `limit` points stays whole. Below
 * 4 there is no room for extremes: the points are evenly spread.
 */
export function thinnedPositions(values: Float64Array, limit: number): number[] {
  const last = values.length - 1;
  if (values.length <= limit || limit < LEAST_LIMIT) return spreadPositions(values.length, limit);
  const stretches = Math.floor((limit - 2) / 2);
  const positions = [0];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = 1 + Math.floor((stretch * (last - 1)) / stretches);
    const end = 1 + Math.floor(((stretch + 1) * (last - 1)) / stretches);
    positions.push(...extremePositions(values, start, end));
  }
  positions.push(last);
  return positions;
}

function extremePositions(values: Float64Array, start: number, end: number): number[] {
  let lowest = -1;
  let highest = -1;
  for (let i = start; i < end; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) continue;
    if (lowest < 0 || value < (values[lowest] ?? NaN)) lowest = i;
    if (highest < 0 || value > (values[highest] ?? NaN)) highest = i;
  }
  if (lowest < 0) return [start];
  if (lowest === highest) return [lowest];
  return lowest < highest ? [lowest, highest] : [highest, lowest];
}

/** Wall time in seconds, step, value: the order in which TensorBoard sends a point. */
export type PointRow = readonly [wallTimeSecs: number, step: number, value: number];

/** Which points are sent: those that `thinnedPositions` leaves, unless others are asked for. */
export function sentPositions({ length, values }: ScalarPoints, limit: PointLimit): number[] {
  return limit.capacity === undefined
    ? thinnedPositions(values.subarray(0, length), limit.count)
    : sampledPositions(length, limit);
}

export function pointRows(points: ScalarPoints, limit: PointLimit): PointRow[] {
  const { steps, wallTimesSecs, values } = points;
  return sentPositions(points, limit).map((i) => [
    wallTimesSecs[i] ?? NaN,
    steps[i] ?? NaN,
    values[i] ?? NaN,
  ]);
}
