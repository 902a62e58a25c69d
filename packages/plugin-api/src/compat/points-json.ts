import type { ScalarPoints } from "@runlens/model";
import { createWasmPointsWriter } from "./points-writer.ts";

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

const utf8 = new TextEncoder();

/** For where WebAssembly is missing: a third as fast. */
export const writePointsInTypeScript: PointsWriter = (points, positions, form) => {
  const { steps, wallTimesSecs, values } = points;
  const [beforeWallTime, beforeStep, beforeValue, end] = form;
  const texts = positions.map(
    (i) =>
      beforeWallTime +
      numberJson(wallTimesSecs[i] ?? NaN) +
      beforeStep +
      numberJson(steps[i] ?? NaN) +
      beforeValue +
      numberJson(values[i] ?? NaN) +
      end,
  );
  return utf8.encode(`[${texts.join(",")}]`);
};

/** Numbers that JSON lacks travel as strings, and -0 keeps its sign. */
export function numberJson(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`;
  return Object.is(value, -0) ? "-0" : String(value);
}

let fastest: PointsWriter | undefined;

/** In WebAssembly where it can be, which is compiled when the first points are written. */
export const pointsJson: PointsWriter = (points, positions, form) => {
  fastest ??= createWasmPointsWriter(numberJson) ?? writePointsInTypeScript;
  return fastest(points, positions, form);
};
