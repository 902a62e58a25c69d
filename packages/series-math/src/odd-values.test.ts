import { describe, expect, it } from "vitest";
import { oddValuesOf } from "./odd-values.ts";

const oddOf = (x: readonly number[], values: readonly number[]) =>
  oddValuesOf(Float64Array.from(x), Float64Array.from(values));

describe("oddValuesOf", () => {
  it("counts what is not finite by kind, from the smallest x on", () => {
    expect(oddOf([5, 3, 4, 9, 1], [NaN, NaN, Infinity, -Infinity, 2])).toEqual({
      nan: 2,
      positiveInfinity: 1,
      negativeInfinity: 1,
      firstX: 3,
    });
  });

  it.each([
    ["all values are finite", [1, 2], [3, 4]],
    ["only points without a place are odd", [1, NaN, Infinity], [3, NaN, NaN]],
    ["there are no points", [], []],
  ])("finds nothing where %s", (_, x, values) => {
    expect(oddOf(x, values)).toBeUndefined();
  });
});
