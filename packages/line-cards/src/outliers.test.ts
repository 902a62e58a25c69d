import { describe, expect, it } from "vitest";
import { boundsWithoutOutliers } from "./outliers.ts";

const ONE_TO_40 = Array.from({ length: 40 }, (_, i) => i + 1);

describe("boundsWithoutOutliers", () => {
  it("leaves out what diverges, of all lines together", () => {
    const bounds = boundsWithoutOutliers([line(ONE_TO_40), line([1e9, NaN])], undefined, "linear");
    expect(bounds).toEqual({ min: 0, max: 45 });
  });
  it("asks for nothing where all fits anyway", () => {
    expect(boundsWithoutOutliers([line(ONE_TO_40)], undefined, "linear")).toBeUndefined();
    expect(boundsWithoutOutliers([line([1, 1e9])], undefined, "linear")).toBeUndefined();
    expect(boundsWithoutOutliers([], undefined, "log")).toBeUndefined();
  });
  it("looks at what is in sight alone, and on a log scale at what has a place there", () => {
    const spiked = line([1e9, ...ONE_TO_40]);
    expect(boundsWithoutOutliers([spiked], { min: 1, max: 40 }, "linear")).toBeUndefined();
    const bounds = boundsWithoutOutliers([line([-1e9, 0, 1e-9, ...ONE_TO_40])], undefined, "log");
    expect(bounds).toEqual({ min: 1, max: 76 });
  });
});

/** Values at steps 0, 1, 2 … */
function line(values: readonly number[]) {
  return { x: Float64Array.from(values, (_, i) => i), y: Float64Array.from(values) };
}
