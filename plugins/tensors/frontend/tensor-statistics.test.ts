import type { Tensor } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { tensorStatistics } from "./tensor-statistics.ts";

const numbers = (...values: number[]): Tensor => ({
  kind: "numbers",
  dtype: "float64",
  shape: [values.length],
  values: Float64Array.from(values),
});

describe("statistics of a tensor", () => {
  it("are those of its finite elements, and count the others", () => {
    expect(tensorStatistics(numbers(2, NaN, 0, 4, Infinity, -Infinity, -0))).toEqual({
      count: 7,
      minIndex: 2,
      maxIndex: 3,
      mean: 1.5,
      std: Math.sqrt((0.5 ** 2 + 1.5 ** 2 + 2.5 ** 2 + 1.5 ** 2) / 4),
      zeros: 2,
      nans: 1,
      positiveInfinities: 1,
      negativeInfinities: 1,
    });
  });

  it("keep the spread of numbers that are far from zero", () => {
    expect(tensorStatistics(numbers(1e9 + 1, 1e9 + 2, 1e9 + 3))?.std).toBeCloseTo(
      Math.sqrt(2 / 3),
      9,
    );
  });

  it("have no bounds without finite elements", () => {
    const none = { minIndex: -1, maxIndex: -1, mean: NaN, std: NaN };
    expect(tensorStatistics(numbers())).toMatchObject({ ...none, count: 0 });
    expect(tensorStatistics(numbers(NaN))).toMatchObject({ ...none, nans: 1 });
  });

  it("are not made of texts", () => {
    const text: Tensor = { kind: "strings", dtype: "string", shape: [], values: [] };
    expect(tensorStatistics(text)).toBeUndefined();
  });
});
