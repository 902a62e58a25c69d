import type { FigureScale } from "./figure.ts";

/** Points that the path of a line does not show, by their places in its columns. */
export interface OddPoints {
  /** That can be drawn, and their neighbours cannot. */
  readonly alone: readonly number[];
  readonly nan: readonly number[];
  readonly positiveInfinity: readonly number[];
  readonly negativeInfinity: readonly number[];
}

export function oddPointsOf(values: Float64Array, scale: FigureScale): OddPoints {
  const isDrawn = (value: number | undefined): boolean =>
    value !== undefined && Number.isFinite(value) && (scale !== "log" || value > 0);
  const placesWhere = (holds: (value: number, i: number) => boolean): number[] =>
    Array.from(values.keys()).filter((i) => holds(values[i] ?? NaN, i));
  return {
    alone: placesWhere(
      (value, i) => isDrawn(value) && !isDrawn(values[i - 1]) && !isDrawn(values[i + 1]),
    ),
    nan: placesWhere(Number.isNaN),
    positiveInfinity: placesWhere((value) => value === Infinity),
    negativeInfinity: placesWhere((value) => value === -Infinity),
  };
}
