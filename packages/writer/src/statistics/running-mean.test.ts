import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRunningMean } from "./running-mean.ts";

describe("a running mean", () => {
  it.each([
    { window: undefined, means: [1, 1.5, 3, 4] },
    { window: 1, means: [1, 2, 6, 7] },
    { window: 2, means: [1, 1.5, 4, 6.5] },
    { window: 9, means: [1, 1.5, 3, 4] },
  ])("of 1, 2, 6, 7 with window $window is $means", ({ window, means }) => {
    const mean = createRunningMean(window === undefined ? {} : { window });
    expect([1, 2, 6, 7].map((value) => mean.add(value))).toEqual(means);
    expect(mean.mean).toBe(means.at(-1));
  });

  it("is NaN before the first value and after a reset", () => {
    for (const mean of [createRunningMean(), createRunningMean({ window: 3 })]) {
      expect(mean).toMatchObject({ mean: NaN, count: 0 });
      mean.add(5);
      expect(mean).toMatchObject({ mean: 5, count: 1 });
      mean.reset();
      expect(mean).toMatchObject({ mean: NaN, count: 0 });
      expect(mean.add(2)).toBe(2);
    }
  });

  it("forgets a NaN with the window, and only then", () => {
    const mean = createRunningMean({ window: 2 });
    expect([1, NaN, 3, 5].map((value) => mean.add(value))).toEqual([1, NaN, NaN, 4]);
  });

  it("of a window that holds everything is the mean of everything", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (given) => {
        const all = createRunningMean();
        const windowed = createRunningMean({ window: given.length });
        for (const value of given) {
          expect(all.add(value)).toBeCloseTo(windowed.add(value), 6);
        }
      }),
    );
  });

  it.each([0, -1, 1.5, NaN])("refuses a window of %d", (window) => {
    expect(() => createRunningMean({ window })).toThrow(TypeError);
  });
});
