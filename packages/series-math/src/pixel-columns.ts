import type { XRange } from "@runlens/model";

/** Ranges with up to this many points per pixel column are given whole. */
export const EXACT_POINTS_PER_COLUMN = 4;

/** floor((x - min) / (max - min) * columns), the last column closed; -1 for an x outside the range. */
export function columnOf(x: number, { min, max }: XRange, columns: number): number {
  if (!(x >= min && x <= max)) return -1;
  const column = Math.floor(((x - min) / (max - min)) * columns);
  return column < columns ? column : columns - 1;
}
