import { layOut } from "@runlens/charts";
import { describe, expect, it } from "vitest";
import { curveFrom } from "./test-support/curves.ts";
import { nearestPoints } from "./nearest-points.ts";

/** 0 to 1 on both axes. */
const LAYOUT = layOut({
  width: 440,
  height: 432,
  xAxis: "value",
  xDomain: { min: 0, max: 1 },
  yDomain: { min: 0, max: 1 },
  yScale: "linear",
  measure: () => 20,
});

describe("nearestPoints", () => {
  it("tells thresholds of one recall apart", () => {
    const curve = curveFrom([0.2, 0.5, 0.9], [1, 1, 1]);
    expect([0.1, 0.5, 0.8].map((precision) => at([curve], 1, precision))).toEqual([
      ["0: 0"],
      ["0: 1"],
      ["0: 2"],
    ]);
  });

  it("puts the nearest curve first, and leaves out those without a point in sight", () => {
    const far = curveFrom([0.1, 0.2], [0.3, 0.2]);
    const near = curveFrom([0.9], [0.9]);
    const outside = curveFrom([1.5, NaN], [1, 0.5]);
    expect(at([far, near, outside], 0.8, 0.8)).toEqual(["1: 0", "0: 1"]);
  });
});

function at(curves: Parameters<typeof nearestPoints>[0], recall: number, precision: number) {
  const { xScale, yScale } = LAYOUT;
  const rows = nearestPoints(curves, LAYOUT, xScale.pixelOf(recall), yScale.pixelOf(precision));
  return rows.map(({ line, point }) => `${line}: ${point}`);
}
