import type { Bucket } from "@runlens/format";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantilesOf } from "./quantiles.ts";

const SHARES = [0, 0.25, 0.5, 0.75, 1];

describe("quantilesOf", () => {
  it.each<[string, Bucket[], readonly number[]]>([
    ["nothing", [], [NaN, NaN, NaN, NaN, NaN]],
    ["buckets without values", [[0, 1, 0]], [NaN, NaN, NaN, NaN, NaN]],
    ["one value", [[5, 5, 7]], [5, 5, 5, 5, 5]],
    ["an even spread", [[0, 8, 2]], [0, 2, 4, 6, 8]],
    [
      "two buckets",
      [
        [0, 2, 1],
        [2, 5, 3],
      ],
      [0, 2, 3, 4, 5],
    ],
    [
      "buckets with a gap and empty ends",
      [
        [-9, 0, 0],
        [0, 1, 2],
        [1, 3, 0],
        [3, 4, 2],
        [4, 99, 0],
      ],
      [0, 0.5, 1, 3.5, 4],
    ],
    [
      "buckets and edges in reverse",
      [
        [5, 2, 3],
        [2, 0, 1],
      ],
      [0, 2, 3, 4, 5],
    ],
    ["very large edges", [[-1.5e308, 1.5e308, 4]], [-1.5e308, -0.75e308, 0, 0.75e308, 1.5e308]],
  ])("of %s", (_, buckets, expected) => {
    expect(quantilesOf(buckets, SHARES)).toEqual(expected);
  });

  it("rise, and have as many values below them as they say", () => {
    const count = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 20 }), (counts) => {
        const buckets = counts.map((each, i): Bucket => [i, i + 1, each]);
        const total = counts.reduce((sum, each) => sum + each, 0);
        const quantiles = quantilesOf(buckets, SHARES);
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
        for (const [i, value] of quantiles.entries()) {
          const below = buckets.reduce(
            (sum, [left, , each]) => sum + each * Math.min(Math.max(value - left, 0), 1),
            0,
          );
          expect(below / total).toBeCloseTo(SHARES[i] ?? NaN, 9);
        }
      }),
    );
  });
});
