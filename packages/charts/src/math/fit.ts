import { xDomain, yDomain } from "./domain.ts";
import { joined, xExtent, yExtent, type Points } from "./points.ts";
import type { Range } from "./range.ts";
import type { ScaleKind } from "./scale.ts";

/** The x-axis that shows all points of all lines. */
export function fittedX(lines: readonly Points[]): Range {
  let extent: Range | undefined;
  for (const points of lines) extent = joined(extent, xExtent(points));
  return xDomain(extent);
}

/** The y-axis that shows every drawable point with x in `xRange`; without a range, of all lines. */
export function fittedY(
  lines: readonly Points[],
  xRange: Range | undefined,
  scale: ScaleKind,
): Range {
  const floor = scale === "log" ? 0 : -Infinity;
  let extent: Range | undefined;
  for (const points of lines) extent = joined(extent, yExtent(points, xRange, floor));
  return yDomain(extent, scale);
}
