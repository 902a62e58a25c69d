import { ORIGIN, type Vector } from "./vector.ts";

/** The box around vertices, and the sphere around the box. */
export interface Bounds {
  readonly min: Vector;
  readonly max: Vector;
  readonly center: Vector;
  /** Above 0, also of a single vertex. */
  readonly radius: number;
}

const NOTHING: Bounds = { min: ORIGIN, max: ORIGIN, center: ORIGIN, radius: 1 };

/**
 * @param coordinates x, y, z of one vertex after the other. A vertex with a coordinate that
 * is not finite does not count.
 */
export function boundsOf(coordinates: ArrayLike<number>): Bounds {
  const min = [Infinity, Infinity, Infinity] as [number, number, number];
  const max = [-Infinity, -Infinity, -Infinity] as [number, number, number];
  for (let i = 0; i + 2 < coordinates.length; i += 3) {
    if (!isVertex(coordinates, i)) continue;
    for (const axis of [0, 1, 2] as const) {
      const at = coordinates[i + axis] ?? NaN;
      if (at < min[axis]) min[axis] = at;
      if (at > max[axis]) max[axis] = at;
    }
  }
  if (min[0] > max[0]) return NOTHING;
  const middle = (axis: 0 | 1 | 2): number => min[axis] / 2 + max[axis] / 2;
  const half = (axis: 0 | 1 | 2): number => max[axis] / 2 - min[axis] / 2;
  const radius = Math.hypot(half(0), half(1), half(2));
  return {
    min,
    max,
    center: [middle(0), middle(1), middle(2)],
    radius: radius > 0 ? radius : 1,
  };
}

/** Whether all three coordinates from `start` on are finite. */
export function isVertex(coordinates: ArrayLike<number>, start: number): boolean {
  return (
    Number.isFinite(coordinates[start]) &&
    Number.isFinite(coordinates[start + 1]) &&
    Number.isFinite(coordinates[start + 2])
  );
}
