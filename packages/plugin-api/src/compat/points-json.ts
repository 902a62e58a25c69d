import type { PointsWriter } from "./points-form.ts";
import { createWasmPointsWriter } from "./points-writer.ts";

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
