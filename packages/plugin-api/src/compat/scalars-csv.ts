import { pythonFloat } from "./python-text.ts";
import type { PointRow } from "./thin-points.ts";

const HEADER = "Wall time,Step,Value";

/** A series as TensorBoard's download: CRLF line ends, floats as Python writes them. */
export function scalarsCsv(rows: readonly PointRow[]): string {
  const lines = rows.map(
    ([wallTimeSecs, step, value]) =>
      `${pythonFloat(wallTimeSecs)},${wholeNumber(step)},${pythonFloat(value)}`,
  );
  return [HEADER, ...lines, ""].join("\r\n");
}

/** Digits only: `String` would write steps from 1e21 up with an exponent. */
function wholeNumber(step: number): string {
  return Number.isInteger(step) ? BigInt(step).toString() : String(step);
}
