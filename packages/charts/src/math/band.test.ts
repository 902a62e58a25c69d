import { describe, expect, it } from "vitest";
import { outlineBand } from "./band.ts";
import { createPoints } from "./points.ts";
import { createScale, type ScaleKind } from "./scale.ts";

describe("outlineBand", () => {
  const { outline } = setup();

  it("goes along the upper bounds and back along the lower ones", () => {
    expect(outline([0, 1, 2], [1, 2, 3], [4, 6, 8])).toBe("M0,6 L10,4 L20,2 L20,7 L10,8 L0,9");
  });

  it("takes the widest of a pixel column", () => {
    expect(outline([0, 1, 1.01, 2], [1, 3, 2, 3], [4, 5, 6, 8])).toBe(
      "M0,6 L10,4 L20,2 L20,7 L10,8 L0,9",
    );
  });

  it("opens a gap where a bound is NaN, and gives a lone sample one column", () => {
    expect(outline([0, 1, 2, 3], [1, NaN, 3, 3], [4, 6, 8, 8])).toBe(
      "M-0.5,6 L0.5,6 L0.5,9 L-0.5,9 M20,2 L30,2 L30,7 L20,7",
    );
  });

  it("runs along the frame where the scale has no place for a bound", () => {
    expect(outline([0, 1], [-Infinity, -Infinity], [4, Infinity])).toBe("M0,6 L10,-8 L10,18 L0,18");
    const log = setup("log", { min: 1, max: 100 }).outline;
    expect(log([0, 1], [0, -5], [10, 10])).toBe("M0,5 L10,5 L10,18 L0,18");
  });
});

/** One unit of x is ten pixels; y from 0 to 10 rises over ten pixels. */
function setup(kind: ScaleKind = "linear", domain = { min: 0, max: 10 }) {
  const xScale = createScale("linear", { min: 0, max: 10 }, 0, 100);
  const yScale = createScale(kind, domain, 10, 0);
  return {
    outline: (x: readonly number[], lower: readonly number[], upper: readonly number[]) => {
      const steps: string[] = [];
      const column = (y: readonly number[]) =>
        createPoints(Float64Array.from(x), Float64Array.from(y));
      outlineBand(
        column(lower),
        column(upper),
        { xScale, yScale, columnWidth: 1 },
        {
          moveTo: (px, py) => steps.push(`M${round(px)},${round(py)}`),
          lineTo: (px, py) => steps.push(`L${round(px)},${round(py)}`),
        },
      );
      return steps.join(" ");
    },
  };
}

function round(pixel: number): number {
  return Math.round(pixel * 1000) / 1000;
}
