import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorRows } from "./cursor.ts";
import { nearestIndex, nextSampleX } from "./nearest.ts";
import { createPoints } from "./points.ts";
import { createScale } from "./scale.ts";

describe("nearestIndex", () => {
  it.each([
    ["between two points", [0, 10, 20], [1, 1, 1], 12, 1],
    ["before all", [5, 6], [1, 1], -3, 0],
    ["after all", [5, 6], [1, 1], 99, 1],
    ["the last of equal x", [5, 7, 7, 7, 9], [1, 1, 1, 1, 1], 7, 3],
    ["a NaN too", [0, 10, 20], [1, NaN, 1], 10, 1],
    ["no points", [], [], 0, -1],
    ["x that goes back", [0, 10, 4, 12], [1, 1, 1, 1], 5, 2],
  ])("%s", (_, x, y, target, index) => {
    expect(nearestIndex(pointsOf(x, y), target)).toBe(index);
  });

  it("finds in sorted points what a look at all finds", () => {
    const xs = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(xs, fc.integer({ min: -5, max: 55 }), (unsorted, target) => {
        const x = unsorted.toSorted((a, b) => a - b);
        const points = pointsOf(
          x,
          x.map(() => 1),
        );
        const found = x[nearestIndex(points, target)] ?? NaN;
        const least = Math.min(...x.map((each) => Math.abs(each - target)));
        expect(Math.abs(found - target)).toBe(least);
      }),
    );
  });
});

describe("nextSampleX", () => {
  const lines = [pointsOf([0, 10, 20], [1, 1, 1]), pointsOf([5, 15, 12], [1, 1, 1])];
  it.each([
    [0, 1, 1, 5],
    [0, 1, 6, 10],
    [20, -1, 1, 15],
    [12, -1, 1, 10],
    [20, 1, 1, undefined],
    [0, -1, 1, undefined],
  ] as const)("from %d in direction %d by at least %d", (from, direction, gap, next) => {
    expect(nextSampleX(lines, from, direction, gap)).toBe(next);
  });
});

describe("cursorRows", () => {
  const xScale = createScale("linear", { min: 0, max: 100 }, 0, 100);
  const yScale = createScale("linear", { min: 0, max: 100 }, 100, 0);
  const lines = [
    pointsOf([0, 50], [10, 10]),
    pointsOf([0, 52], [80, 80]),
    pointsOf([0, 51], [30, 30]),
    pointsOf([300], [30]),
  ];
  const order = (pointerY?: number) =>
    cursorRows(lines, xScale, () => yScale, 50, pointerY).map(({ line }) => line);

  it("puts the line nearest to the pointer first and leaves out what is out of sight", () => {
    expect(order(100 - 75)).toEqual([1, 2, 0]);
    expect(order(100 - 12)).toEqual([0, 2, 1]);
  });
  it("puts values without a place on the y-axis last", () => {
    const odd = [pointsOf([50], [NaN]), pointsOf([50], [Infinity]), pointsOf([50], [10])];
    const rows = cursorRows(odd, xScale, () => yScale, 50, 0);
    expect(rows.map(({ line }) => line)).toEqual([2, 0, 1]);
  });
  it("keeps the order of lines without a pointer", () => {
    expect(order()).toEqual([0, 1, 2]);
  });
});

function pointsOf(x: readonly number[], y: readonly number[]) {
  return createPoints(Float64Array.from(x), Float64Array.from(y));
}
