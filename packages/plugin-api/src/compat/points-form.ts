import type { ScalarPoints } from "@runlens/model";

/** What stands before wall time, step and value, and behind them; ASCII, 32 bytes each at most. */
export type PointForm = readonly [wallTime: string, step: string, value: string, end: string];

/** `[wall time (s), step, value]`. */
export const ROW_FORM: PointForm = ["[", ",", ",", "]"];

/** Writes `[point, …]` as the bytes of JSON: those of `points` at `positions`, in their order. */
export type PointsWriter = (
  points: ScalarPoints,
  positions: readonly number[],
  form: PointForm,
) => Uint8Array<ArrayBuffer>;
