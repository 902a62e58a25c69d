import { describe, expect, it } from "vitest";
import { evenlySpread, placesOn, placesWithin } from "./places.ts";

const histograms = [
  [0, NaN],
  [10, 1000],
  [30, 1004],
].map(([step = 0, wallTimeSecs = 0]) => ({ step, wallTimeSecs, buckets: [], oddValues: 0 }));

describe("placesOn", () => {
  it.each([
    ["step", [0, 10, 30]],
    ["relative", [0, 4]],
    ["wall", [1000, 1004]],
  ] as const)("counts %s", (xAxis, expected) => {
    expect(placesOn(histograms, xAxis).map(({ place }) => place)).toEqual(expected);
  });
});

describe("placesWithin", () => {
  it.each([
    [undefined, [0, 10, 30]],
    [{ start: 0, end: 10 }, [0, 10]],
    [{ start: 11, end: 29 }, []],
  ])("%j has the steps %j", (range, steps) => {
    const placed = placesWithin(placesOn(histograms, "step"), range);
    expect(placed.map(({ histogram }) => histogram.step)).toEqual(steps);
  });

  it("goes by steps on an axis of time, too, which begins where it did", () => {
    const placed = placesWithin(placesOn(histograms, "relative"), { start: 20, end: 40 });
    expect(placed.map(({ place }) => place)).toEqual([4]);
  });
});

describe("evenlySpread", () => {
  it.each([
    ["few", 3, 5, [0, 1, 2]],
    ["as many", 5, 5, [0, 1, 2, 3, 4]],
    ["more", 9, 5, [0, 2, 4, 6, 8]],
    ["many more", 100, 4, [0, 33, 66, 99]],
  ])("keeps the ends of %s", (_, length, most, expected) => {
    const items = Array.from({ length }, (__, i) => i);
    expect(evenlySpread(items, most)).toEqual(expected);
  });
});
