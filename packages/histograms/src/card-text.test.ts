import type { Bucket } from "@runlens/format";
import { describe, expect, it } from "vitest";
import {
  allQuantilesText,
  countsText,
  quantilesText,
  statisticsText,
  warningsOf,
} from "./card-text.ts";

const histogram = (step: number, buckets: readonly Bucket[], oddValues = 0) => ({
  step,
  wallTimeSecs: 0,
  buckets,
  oddValues,
});

describe("a card says", () => {
  it.each([
    [1, 1, 1, "1 step"],
    [20, 20, 20, "20 steps"],
    [12, 12, 20, "12 of 20 steps"],
    [200, 1500, 1500, "200 of 1,500 steps drawn"],
    [200, 1500, 9000, "200 of 1,500 steps drawn"],
  ])("of %d drawn steps of %d in a range of %d: %s", (drawn, inRange, all, text) => {
    expect(countsText(drawn, inRange, all)).toBe(text);
  });

  it("what the values of a step are like", () => {
    const even = histogram(1200, [[0, 12, 9]]);
    expect(statisticsText(even)).toBe("9 values · 0 to 12 · mean ≈ 6 · std ≈ 3.46");
    expect(quantilesText(even)).toBe("5 % ≈ 0.6 · median ≈ 6 · 95 % ≈ 11.4");
    expect(allQuantilesText(even).split("\n").slice(1)).toEqual([
      "1 %: about 0.12",
      "5 %: about 0.6",
      "25 %: about 3",
      "50 %: about 6",
      "75 %: about 9",
      "95 %: about 11.4",
      "99 %: about 11.88",
    ]);
  });

  it("that a step has no values", () => {
    const empty = histogram(0, []);
    expect([statisticsText(empty), quantilesText(empty), allQuantilesText(empty)]).toEqual([
      "no values",
      "",
      "",
    ]);
  });

  it("what is missing, and nothing when nothing is", () => {
    const histograms = [histogram(0, [[0, 1, 0]], 3), histogram(1, [[0, 1, 4]])];
    const whole = { histograms: histograms.slice(1), unreadable: 0, reason: "", oddBuckets: 0 };
    expect(warningsOf(whole, 1)).toEqual([]);
    const broken = { histograms, unreadable: 1, reason: "not a TensorProto", oddBuckets: 2 };
    expect(warningsOf(broken, 1)).toEqual([
      "1 value could not be read: not a TensorProto",
      "2 buckets with 3 values left out: NaN or infinite",
      "1 step without values",
      "1 step without a finite wall time not on this axis",
    ]);
  });
});
