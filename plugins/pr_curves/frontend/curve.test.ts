import type { TensorRead } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { averagePrecision, bestF1 } from "./curve-measures.ts";
import { curveOf } from "./curve.ts";
import { curveFrom } from "./test-support/curves.ts";

const MORE = [
  [0, 1, 2, 2, 2], // true negatives
  [0, 0, 1, 2, 3], // false negatives
  [0.6, 0.75, 0.5, 0, 0], // precision
  [1, 1, 0.5, 0, 0], // recall
];

describe("curveOf", () => {
  it("leaves out the thresholds at the end that nothing exceeds", () => {
    const read = curveOf(matrix([[3, 3, 1, 0, 0], [2, 1, 1, 0.9, 0], ...MORE]));
    expect(listed(read)).toEqual({
      thresholds: [0, 0.25, 0.5],
      truePositives: [3, 3, 1],
      falsePositives: [2, 1, 1],
      trueNegatives: [0, 1, 2],
      falseNegatives: [0, 0, 1],
      precision: [0.6, 0.75, 0.5],
      recall: [1, 1, 0.5],
    });
  });

  it("keeps the first threshold of a curve without any positive", () => {
    const read = curveOf(matrix([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], ...MORE]));
    expect(listed(read)).toMatchObject({ thresholds: [0], precision: [0.6] });
  });

  it.each<[string, TensorRead, string]>([
    ["five rows", matrix([[1], [1], [1], [1], [1]]), "[5, 1]"],
    ["seven rows", matrix([[1], [1], [1], [1], [1], [1], [1]]), "[7, 1]"],
    ["no thresholds", matrix([[], [], [], [], [], []]), "[6, 0]"],
    ["a single number", tensor([], [1]), "[]"],
    ["three dimensions", tensor([6, 1, 1], [1, 1, 1, 1, 1, 1]), "[6, 1, 1]"],
    ["text", { kind: "strings", dtype: "string", shape: [1], values: [] }, "type string"],
    [
      "bytes that are none",
      { kind: "unreadable", reason: "not a TensorProto" },
      "not a TensorProto",
    ],
  ])("says why %s is no curve", (_name, value, reason) => {
    expect(curveOf(value)).toEqual({
      kind: "unreadable",
      reason: expect.stringContaining(reason),
    });
  });
});

describe("averagePrecision", () => {
  it.each([
    // From the highest threshold down: 0.5·1 + 0.5·(2/3).
    ["steps", [0.5, 2 / 3, 1], [1, 1, 0.5], 0.5 + 0.5 * (2 / 3)],
    ["a perfect classifier", [0.3, 1, 1], [1, 1, 1], 1],
    ["no recall at all", [0, 0], [0, 0], 0],
    ["thresholds without a precision", [0.5, NaN], [1, 0], 0.5],
  ])("of %s", (_name, precision, recall, expected) => {
    expect(averagePrecision(curveFrom(precision, recall))).toBeCloseTo(expected, 12);
  });
  it("is NaN without a number", () => {
    expect(averagePrecision(curveFrom([NaN], [1]))).toBeNaN();
  });
});

describe("bestF1", () => {
  it("names the lowest of the thresholds it is reached at", () => {
    const best = bestF1(curveFrom([0.5, 0.75, 0.75, 1], [1, 1, 1, 0.25]));
    expect(best).toEqual({ f1: (2 * 0.75) / 1.75, threshold: 1 / 3 });
  });
  it("is 0 where precision and recall are", () => {
    expect(bestF1(curveFrom([0], [0]))).toEqual({ f1: 0, threshold: 0 });
  });
  it("passes over NaN, and is undefined without a number", () => {
    expect(bestF1(curveFrom([NaN, 1], [1, 0.5]))?.threshold).toBe(1);
    expect(bestF1(curveFrom([NaN], [1]))).toBeUndefined();
  });
});

function matrix(rows: readonly (readonly number[])[]): TensorRead {
  return tensor([rows.length, rows[0]?.length ?? 0], rows.flat());
}

function tensor(shape: readonly number[], values: readonly number[]): TensorRead {
  return { kind: "numbers", dtype: "float64", shape, values: Float64Array.from(values) };
}

function listed(read: ReturnType<typeof curveOf>) {
  if (read.kind !== "curve") return read;
  return Object.fromEntries(
    Object.entries(read.curve).map(([name, column]) => [name, [...column]]),
  );
}
