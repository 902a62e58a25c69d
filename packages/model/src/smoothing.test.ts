import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smoothDebiased, smoothOn } from "./smoothing.ts";

const smooth = (values: number[], weight: number) => [
  ...smoothDebiased(Float64Array.from(values), weight),
];

describe("smoothDebiased", () => {
  it("returns the first value, then weighs the past", () => {
    const [first, second, third] = smooth([1, 2, 4], 0.5);
    expect(first).toBeCloseTo(1, 12);
    expect(second).toBeCloseTo((0.25 * 1 + 0.5 * 2) / 0.75, 12);
    expect(third).toBeCloseTo((0.125 * 1 + 0.25 * 2 + 0.5 * 4) / 0.875, 12);
  });

  it("passes non-finite values through and does not count them", () => {
    const withGaps = smooth([1, NaN, 2, Infinity, 4], 0.6);
    const without = smooth([1, 2, 4], 0.6);
    expect(withGaps[1]).toBeNaN();
    expect(withGaps[3]).toBe(Infinity);
    expect([withGaps[0], withGaps[2], withGaps[4]]).toEqual(without);
  });

  it.each([
    { name: "weight 0", values: [3, 1, 2], weight: 0 },
    { name: "a constant series", values: [0.1, 0.1, 0.1, 0.1], weight: 0.9 },
    { name: "no values", values: [], weight: 0.6 },
  ])("leaves $name as it is", ({ values, weight }) => {
    expect(smooth(values, weight)).toEqual(values);
  });

  it("stays inside the range of its values for every weight", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (values, weight) => {
          const slack = 1e-6;
          const low = Math.min(...values) - slack;
          const high = Math.max(...values) + slack;
          for (const y of smooth(values, weight)) {
            expect(y).toBeGreaterThanOrEqual(low);
            expect(y).toBeLessThanOrEqual(high);
          }
        },
      ),
    );
  });
});

describe("smoothOn", () => {
  it("goes on where it stopped, bit by bit as smoothDebiased", () => {
    const values = Float64Array.from({ length: 300 }, (_, i) => (i % 7 === 3 ? NaN : Math.sin(i)));
    const output = new Float64Array(values.length);
    const state = { last: 0, pastPower: 1 };
    for (const [from, to] of [
      [0, 1],
      [1, 90],
      [90, 90],
      [90, 300],
    ] as const) {
      smoothOn(state, 0.6, values, output, from, to);
    }
    expect(output).toEqual(smoothDebiased(values, 0.6));
  });
});
