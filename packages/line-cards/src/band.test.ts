import { describe, expect, it } from "vitest";
import { bandAround } from "./band.ts";
import { selectLines } from "./select-lines.ts";
import { windowOf } from "./test-support/windows.ts";

const LINE = windowOf("a", [1, 2, 3]);

describe("bandAround", () => {
  it("takes columns of the same steps as they are", () => {
    const lower = windowOf("a", [0, 1, 2]);
    const upper = windowOf("a", [2, 3, 4]);
    expect(bandAround(LINE, lower, upper)).toEqual({
      lower: lower.values,
      upper: upper.values,
      isBandInterpolated: false,
    });
  });

  it("reads off between the points of other steps, and says so", () => {
    const lower = windowOf("a", [0, 4], { steps: Float64Array.of(0, 4) });
    const upper = windowOf("a", [5, 6], { steps: Float64Array.of(1, 2) });
    const band = bandAround(LINE, lower, upper);
    expect([...band.lower]).toEqual([0, 1, 2]);
    expect([...band.upper]).toEqual([NaN, 5, 6]);
    expect(band.isBandInterpolated).toBe(true);
  });

  it("finds its place again where steps go back", () => {
    const line = windowOf("a", [1, 1, 1, 1], { steps: Float64Array.of(0, 5, 1, 6) });
    const other = windowOf("a", [0, 10], { steps: Float64Array.of(0, 10) });
    expect([...bandAround(line, other, other).lower]).toEqual([0, 5, 1, 6]);
  });
});

describe("a line with a band", () => {
  const source = { run: "a", tag: "loss", color: "red", label: "a" };
  const sources = [{ ...source, band: { lower: "low", upper: "high" } }];
  const low = windowOf("a", [0, 1, 2], { tag: "low" });
  const high = windowOf("a", [2, 3, 4], { tag: "high" });

  it("is not smoothed", () => {
    const [line] = selectLines([LINE, low, high], sources, "step", 0.9);
    expect(line).toMatchObject({ y: LINE.values, lower: low.values, upper: high.values });
    expect(line?.ghostY).toBeUndefined();
  });

  it("stays a line where a bound is missing", () => {
    const [line] = selectLines([LINE, low], sources, "step", 0);
    expect(line).toMatchObject({ y: LINE.values });
    expect(line?.lower).toBeUndefined();
  });
});
