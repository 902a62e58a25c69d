import { describe, expect, it } from "vitest";
import { choosePoints } from "./reduce.ts";
import { arrayView } from "./test-support/array-view.ts";
import { ViewNotes } from "./view-notes.ts";

/** Points at steps 0, 1, 2, … in pieces of three. */
function setup(values: readonly number[], smoothing = 0) {
  const steps = Float64Array.from(values.keys());
  const view = arrayView(
    { steps, wallTimesSecs: steps, values: Float64Array.from(values) },
    { cuts: [...values.keys()].filter((i) => i % 3 === 0) },
  );
  return {
    chosen: (columns: number, xRange?: { min: number; max: number }) => {
      const query = { xAxis: "step", columns, smoothing, ...(xRange && { xRange }) } as const;
      const choice = choosePoints(view, query, new ViewNotes());
      const positions =
        choice.kind === "picks"
          ? [...choice.picks]
          : Array.from({ length: choice.to - choice.from }, (_, i) => choice.from + i);
      return { positions, exact: choice.exact };
    },
  };
}

describe("choosePoints", () => {
  it("keeps the one spike of a long flat line", () => {
    const { chosen } = setup(Array.from({ length: 10_000 }, (_, i) => (i === 6_789 ? 9 : 0)));
    const { positions, exact } = chosen(10);
    expect(exact).toBe(false);
    expect(positions).toContain(6_789);
    expect(positions.length).toBeLessThanOrEqual(10 * 2 + 2);
  });

  it("gives up to four points per column whole, with one neighbour on either side", () => {
    const { chosen } = setup([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(chosen(1, { min: 2, max: 5 })).toEqual({ positions: [1, 2, 3, 4, 5, 6], exact: true });
    expect(chosen(1, { min: 2.2, max: 2.8 })).toEqual({ positions: [2, 3], exact: true });
    expect(chosen(1, { min: 9, max: 10 })).toEqual({ positions: [7], exact: true });
  });

  it("of one column keeps first, last, extremes and one non-finite value of each kind", () => {
    const { chosen } = setup([5, 3, NaN, NaN, Infinity, 9, 3, -Infinity, 9, 4]);
    expect(chosen(1)).toEqual({ positions: [0, 1, 2, 4, 5, 7, 9], exact: false });
  });

  it("keeps the extremes of the smoothed line too", () => {
    // Smoothed: 0, 2/3, 2/7, 10/15, 26/31, 26/63.
    const { chosen } = setup([0, 1, 0, 1, 1, 0], 0.5);
    expect(chosen(1).positions).toEqual([0, 1, 4, 5]);
  });
});
