import { yDomain, type Limits, type Range, type ScaleKind } from "@runlens/charts";

/** What is left out at either end, as TensorBoard does. */
const SHARE = 0.05;

/**
 * Bounds of a y-axis without the lowest and the highest 5 % of the values in sight, those
 * of all lines pooled. Undefined where nothing lies outside.
 */
export function boundsWithoutOutliers(
  lines: readonly { readonly x: Float64Array; readonly y: Float64Array }[],
  xRange: Range | undefined,
  scale: ScaleKind,
): Limits | undefined {
  const values = Float64Array.from(valuesInSight(lines, xRange, scale === "log")).toSorted();
  if (values.length <= 2) return undefined;
  const last = values.length - 1;
  const min = values[Math.ceil(last * SHARE)] ?? NaN;
  const max = values[Math.floor(last * (1 - SHARE))] ?? NaN;
  const bounds = yDomain({ min, max }, scale);
  const isInside = (values[0] ?? NaN) >= bounds.min && (values[last] ?? NaN) <= bounds.max;
  return isInside ? undefined : bounds;
}

function* valuesInSight(
  lines: readonly { readonly x: Float64Array; readonly y: Float64Array }[],
  { min, max }: Range = { min: -Infinity, max: Infinity },
  positive: boolean,
): Generator<number> {
  for (const { x, y } of lines) {
    for (const [i, value] of y.entries()) {
      const place = x[i] ?? NaN;
      const isShown = place >= min && place <= max && Number.isFinite(value);
      if (isShown && (!positive || value > 0)) yield value;
    }
  }
}
