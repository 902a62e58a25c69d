import type { TensorSlice } from "./tensor-slice.ts";
import { elementNumber } from "./element-text.ts";
import { placeIn } from "./tensor-slice.ts";

/** A cell of a heat map: how far it lies from the least to the greatest, or that it is no finite number. */
export const ODD = -1;

export interface HeatCells {
  readonly width: number;
  readonly height: number;
  /** 0 to 1, row by row, or `ODD`. */
  readonly shares: Float32Array;
  /** Of the finite elements that are drawn; NaN when there is none. */
  readonly min: number;
  readonly max: number;
}

/**
 * The elements of a slice as shares of its range. A slice of more than `maxSide` rows or
 * columns is thinned: of several elements that share a cell the first is drawn.
 */
export function heatCells(slice: TensorSlice, maxSide: number): HeatCells {
  const width = Math.min(slice.columns, maxSide);
  const height = Math.min(slice.rows, maxSide);
  const values = new Float64Array(width * height);
  let [min, max] = [Infinity, -Infinity];
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * slice.rows) / height);
    for (let x = 0; x < width; x++) {
      const column = Math.floor((x * slice.columns) / width);
      const value = elementNumber(slice.tensor, placeIn(slice, row, column));
      values[y * width + x] = value;
      if (!Number.isFinite(value)) continue;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }
  const shares = Float32Array.from(values, (value) => {
    if (!Number.isFinite(value)) return ODD;
    // Halves, since the difference of very large numbers overflows.
    return min === max ? 0.5 : (value / 2 - min / 2) / (max / 2 - min / 2);
  });
  return min > max
    ? { width, height, shares, min: NaN, max: NaN }
    : { width, height, shares, min, max };
}
