import { expect, it } from "vitest";
import { drawPoints } from "./draw-points.ts";
import { createSvgContext } from "./export/svg-context.ts";
import { layOut } from "./math/layout.ts";
import { createPoints } from "./math/points.ts";

it.each([
  ["points between gaps", [1, NaN, 2, 3, NaN, 4], 2],
  ["points without gaps", [1, 2, 3], 0],
  ["points behind infinities", [Infinity, 2, -Infinity, 3, 4], 1],
])("draws a dot for each of %s that stands alone", (_, values, dots) => {
  expect(drawnOf(values).match(/A2 2 0 1 0/g) ?? []).toHaveLength(dots * 2);
});

/** As SVG, with a line 1.5 wide. */
function drawnOf(values: readonly number[]): string {
  const context = createSvgContext({ width: 300, height: 200, measure: () => 20 });
  const layout = layOut({
    width: 300,
    height: 200,
    xAxis: "step",
    xDomain: { min: -1, max: 6 },
    yDomain: { min: 0, max: 5 },
    yScale: "linear",
    measure: () => 20,
  });
  const points = createPoints(Float64Array.from(values.keys()), Float64Array.from(values));
  const pen = { color: "#000", width: 1.5, dash: [], opacity: 1, rangeOpacity: 0, markers: false };
  drawPoints(context, layout, points, layout.yScale, {
    ...pen,
    hairlines: 0,
    columnWidth: 1,
    ratio: 1,
  });
  return context.toText();
}
