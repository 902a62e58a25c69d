import { describe, expect, it } from "vitest";
import { prCurveValue } from "./index.ts";
import { readOne } from "./test-support/read-back.ts";

describe("a PR curve", () => {
  it("counts what is at or above each threshold", () => {
    const { tensor } = readOne(
      prCurveValue(
        "pr",
        { labels: [true, true, false], predictions: [1, 0.2, 0.6] },
        { thresholds: 3 },
      ),
    );
    expect(rowsOf(tensor, 3)).toEqual([
      [2, 1, 1], // true positives at 0, 0.5 and 1
      [1, 1, 0],
      [0, 0, 1],
      [0, 1, 1],
      [Math.fround(2 / 3), 0.5, 1],
      [1, 0.5, 0.5],
    ]);
  });

  it("places predictions in their own precision", () => {
    const labels = [1];
    const bucketOf = (predictions: ArrayLike<number>) => {
      const { tensor } = readOne(prCurveValue("pr", { labels, predictions }, { thresholds: 201 }));
      return rowsOf(tensor, 201)[0]?.lastIndexOf(1);
    };
    // 0.29 * 200 is 57.99999999999999 in float64 and 58 in float32.
    expect(bucketOf([0.29])).toBe(57);
    expect(bucketOf(Float32Array.of(0.29))).toBe(58);
  });

  it("may be counted already", () => {
    const counts = {
      truePositives: [3, 0],
      falsePositives: [1, 0],
      trueNegatives: [0, 1],
      falseNegatives: [0, 3],
    };
    const { tensor, metadata } = readOne(prCurveValue("pr", counts));
    expect(rowsOf(tensor, 2)).toEqual([[3, 0], [1, 0], [0, 1], [0, 3], [0.75, 0], [1, 0]]); // prettier-ignore
    expect(metadata.pluginContent).toEqual(Uint8Array.of(0x10, 2));
    const given = readOne(prCurveValue("pr", { ...counts, precision: [0.5, 1], recall: [1, 1] }));
    expect(rowsOf(given.tensor, 2).slice(4)).toEqual([[0.5, 1], [1, 1]]); // prettier-ignore
  });

  it.each<[string, Parameters<typeof prCurveValue>[1], number?]>([
    [
      'PR curve "pr": predictions for 2 labels are 2 values, not 1',
      { labels: [1, 0], predictions: [1] },
    ],
    [
      'PR curve "pr": weights for 1 labels are 1 values, not 0',
      { labels: [1], predictions: [1], weights: [] },
    ],
    [
      'PR curve "pr": example 0 has label 2, prediction 1 and weight 1; labels are 0 or 1, predictions from 0 to 1, weights at least 0',
      { labels: [2], predictions: [1] },
    ],
    [
      'PR curve "pr": example 1 has label 0, prediction NaN and weight 1; labels are 0 or 1, predictions from 0 to 1, weights at least 0',
      { labels: [1, 0], predictions: [1, NaN] },
    ],
    [
      'PR curve "pr": thresholds must be an integer of at least 2, not 1',
      { labels: [], predictions: [] },
      1,
    ],
    [
      'PR curve "pr": items of row 3 for 2 thresholds are 2 values, not 1',
      { truePositives: [1, 0], falsePositives: [1, 0], trueNegatives: [1, 0], falseNegatives: [1] },
    ],
  ])("is refused: %s", (message, curve, thresholds = 201) => {
    expect(() => prCurveValue("pr", curve, { thresholds })).toThrow(new TypeError(message));
  });
});

function rowsOf(tensor: ReturnType<typeof readOne>["tensor"], columns: number): number[][] {
  const values = tensor.kind === "numbers" ? Array.from(tensor.values) : [];
  return Array.from({ length: 6 }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}
