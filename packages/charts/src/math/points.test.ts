import { describe, expect, it } from "vitest";
import { createPoints, pointsAround, xExtent, yExtent } from "./points.ts";

const SORTED = pointsOf([0, 10, 20, 30], [1, 5, NaN, -2]);
const UNSORTED = pointsOf([20, 0, 30, 10], [NaN, 1, -2, 5]);

describe("points", () => {
  it.each([
    [[0, 1, 1, 2], true],
    [[0, 2, 1], false],
    [[0, NaN, 1], false],
    [[], true],
  ])("%j in order: %j", (x, sorted) => {
    expect(pointsOf(x, x).sorted).toBe(sorted);
  });

  it.each([
    [
      { min: 10, max: 20 },
      { start: 0, end: 4 },
    ],
    [
      { min: 11, max: 12 },
      { start: 1, end: 3 },
    ],
    [
      { min: 40, max: 50 },
      { start: 3, end: 4 },
    ],
  ])("around %j lie the points %j", (range, places) => {
    expect(pointsAround(SORTED, range)).toEqual(places);
  });

  it.each([
    ["sorted", SORTED],
    ["unsorted", UNSORTED],
  ])("%s: extents hold what can be drawn", (_, points) => {
    expect(xExtent(points)).toEqual({ min: 0, max: 30 });
    expect(yExtent(points, undefined, -Infinity)).toEqual({ min: -2, max: 5 });
    expect(yExtent(points, undefined, 0)).toEqual({ min: 1, max: 5 });
    expect(yExtent(points, { min: 5, max: 25 }, -Infinity)).toEqual({ min: 5, max: 5 });
  });

  it("fits the line between two samples when none is in sight", () => {
    expect(yExtent(SORTED, { min: 2, max: 8 }, -Infinity)).toEqual({ min: 1, max: 5 });
  });

  it("has no extent without a finite value", () => {
    expect(xExtent(pointsOf([], []))).toBeUndefined();
    expect(yExtent(pointsOf([0], [Infinity]), undefined, -Infinity)).toBeUndefined();
  });
});

function pointsOf(x: readonly number[], y: readonly number[]) {
  return createPoints(Float64Array.from(x), Float64Array.from(y));
}
