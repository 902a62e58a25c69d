import { describe, expect, it } from "vitest";
import { curveEntry } from "./curve-entry.ts";

const MORE = [
  [0, 1, 2, 2, 2], // true negatives
  [0, 0, 1, 2, 3], // false negatives
  [0.6, 0.75, 0.5, 0, 0], // precision
  [1, 1, 0.5, 0, 0], // recall
];

describe("curveEntry", () => {
  it("leaves out the thresholds at the end that nothing exceeds", () => {
    const rows = [[3, 3, 1, 0, 0], [2, 1, 1, 0.9, 0], ...MORE];
    expect(curveEntry(rows, 7, 100)).toEqual({
      wall_time: 100,
      step: 7,
      true_positives: [3, 3, 1],
      false_positives: [2, 1, 1],
      true_negatives: [0, 1, 2],
      false_negatives: [0, 0, 1],
      precision: [0.6, 0.75, 0.5],
      recall: [1, 1, 0.5],
      thresholds: [0, 0.25, 0.5],
    });
  });

  it("keeps such thresholds between others, and all when the last is exceeded", () => {
    const entry = curveEntry([[1, 0, 0, 0, 1], [0, 0, 0, 0, 0], ...MORE], 0, 0);
    expect(entry?.thresholds).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it("keeps the first threshold of a curve without any positive", () => {
    const entry = curveEntry([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], ...MORE], 0, 0);
    expect(entry?.thresholds).toEqual([0]);
  });

  it("rounds thresholds as NumPy does", () => {
    const row = Array.from({ length: 41 }, () => 1);
    const { thresholds = [] } = curveEntry([row, row, row, row, row, row], 0, 0) ?? {};
    expect(thresholds.slice(2, 6)).toEqual([0.05, 0.07500000000000001, 0.1, 0.125]);
    expect(thresholds.at(-1)).toBe(1);
  });

  it("has one threshold, 0, where one was logged", () => {
    expect(curveEntry([[1], [0], [0], [0], [1], [1]], 0, 0)?.thresholds).toEqual([0]);
  });

  it.each([
    ["no rows", []],
    ["five rows", [[1], [1], [1], [1], [1]]],
    ["seven rows", [[1], [1], [1], [1], [1], [1], [1]]],
    ["no thresholds", [[], [], [], [], [], []]],
  ])("is undefined for %s", (_name, rows) => {
    expect(curveEntry(rows, 0, 0)).toBeUndefined();
  });
});
