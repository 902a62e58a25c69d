import { xDomain, yDomain } from "./domain.ts";
import { joined, joinedExtent, yExtent, type Points } from "./points.ts";
import type { Range } from "./range.ts";
import { floorOf, type ScaleKind } from "./scale.ts";

/** The x-axis that shows all points of all lines. */
export function fittedX(
  lines: readonly Points[],
  scale: ScaleKind = "linear",
  threshold = 1,
): Range {
  return xDomain(joinedExtent(lines, floorOf(scale)), scale, threshold);
}

/** The y-axis that shows every drawable point with x in `xRange`; without a range, of all lines. */
export function fittedY(
  lines: readonly Points[],
  xRange: Range | undefined,
  scale: ScaleKind,
  threshold = 1,
): Range {
  let extent: Range | undefined;
  for (const points of lines) extent = joined(extent, yExtent(points, xRange, floorOf(scale)));
  return yDomain(extent, scale, threshold);
}
