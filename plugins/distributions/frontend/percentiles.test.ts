import type { Bucket } from "@runlens/format";
import { describe, expect, it } from "vitest";
import { MEDIAN, PERCENTILES, percentilesOf } from "./percentiles.ts";

function placed(...histograms: Bucket[][]) {
  return histograms.map((buckets, place) => ({
    place,
    histogram: { step: place, wallTimeSecs: 0, buckets, oddValues: 0 },
  }));
}

describe("percentilesOf", () => {
  it("interpolates within a bucket, as its name says", () => {
    const [percentiles] = percentilesOf(placed([[0, 100, 8]]));
    expect(percentiles?.values).toHaveLength(PERCENTILES.length);
    for (const [i, name] of PERCENTILES.entries()) {
      expect(percentiles?.values[i]).toBeCloseTo(Number(name), 9);
    }
    expect(PERCENTILES[MEDIAN]).toBe("50");
  });

  it("are one value where there is one value", () => {
    const [percentiles] = percentilesOf(placed([[5, 5, 7]]));
    expect(new Set(percentiles?.values)).toEqual(new Set([5]));
  });

  it("lie between the outer edges of filled buckets", () => {
    const [percentiles] = percentilesOf(
      placed([
        [-9, 0, 0],
        [0, 1, 0.1],
        [1, 2, 0.7],
        [2, 99, 0],
      ]),
    );
    expect([percentiles?.values[0], percentiles?.values.at(-1)]).toEqual([0, 2]);
  });

  it("leaves out histograms without values, and keeps count of the others", () => {
    const percentiles = percentilesOf(placed([], [[0, 1, 0]], [[1, 2, 3]]));
    expect(percentiles.map(({ position }) => position)).toEqual([2]);
  });
});
