import { describe, expect, it } from "vitest";
import { windowOf } from "../test-support/windows.ts";
import { figuresOf, pointNear } from "./series-figures.ts";

const VALUES = windowOf("a", [5, NaN, 1, 9, 3]);

describe("figuresOf", () => {
  it("reads a whole series", () => {
    expect(figuresOf(VALUES, VALUES.steps, undefined)).toEqual({
      start: { step: 0, timeSecs: 0, value: 5 },
      end: { step: 4, timeSecs: 4, value: 3 },
      min: { step: 2, timeSecs: 2, value: 1 },
      max: { step: 3, timeSecs: 3, value: 9 },
      mean: 4.5,
      count: 5,
    });
  });
  it("reads a range, both ends included", () => {
    expect(figuresOf(VALUES, VALUES.steps, { min: 2, max: 3 })).toMatchObject({
      start: { step: 2 },
      end: { step: 3 },
      mean: 5,
      count: 2,
    });
  });
  it("reads a range that ends on the first point", () => {
    expect(figuresOf(VALUES, VALUES.steps, { min: 0, max: 0 })).toMatchObject({
      min: { value: 5 },
      max: { value: 5 },
      mean: 5,
    });
  });
  it("has no least and no most where nothing is finite", () => {
    const figures = figuresOf(VALUES, VALUES.steps, { min: 1, max: 1 });
    expect(figures).toEqual({
      start: { step: 1, timeSecs: 1, value: NaN },
      end: { step: 1, timeSecs: 1, value: NaN },
      count: 1,
    });
  });
  it("has no mean where points were left out", () => {
    const figures = figuresOf({ ...VALUES, exact: false }, VALUES.steps, undefined);
    expect(figures?.mean).toBeUndefined();
    expect(figures?.count).toBeUndefined();
  });
  it("says nothing of a range without points", () => {
    expect(figuresOf(VALUES, VALUES.steps, { min: 7, max: 9 })).toBeUndefined();
  });
});

describe("pointNear", () => {
  it.each([
    [-5, 0],
    [1.4, 1],
    [1.5, 1],
    [1.6, 2],
    [99, 4],
  ])("at %d reads step %d", (place, step) => {
    expect(pointNear(VALUES, VALUES.steps, place)?.step).toBe(step);
  });
  it("reads the smoothed value beside the logged one", () => {
    const smoothed = VALUES.values.map((value) => value / 2);
    expect(pointNear(VALUES, VALUES.steps, 3, smoothed)).toMatchObject({ value: 9, smoothed: 4.5 });
  });
});
