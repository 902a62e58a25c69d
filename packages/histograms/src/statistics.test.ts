import type { Bucket } from "@runlens/format";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statisticsOf } from "./statistics.ts";

describe("statisticsOf", () => {
  it.each<[string, Bucket[], readonly number[]]>([
    ["nothing", [], [0, NaN, NaN, NaN, NaN]],
    ["buckets without values", [[0, 1, 0]], [0, NaN, NaN, NaN, NaN]],
    ["one value", [[5, 5, 7]], [7, 5, 5, 5, 0]],
    [
      "two values",
      [
        [-1, -1, 3],
        [1, 1, 3],
      ],
      [6, -1, 1, 0, 1],
    ],
    ["an even spread", [[0, 12, 9]], [9, 0, 12, 6, Math.sqrt(12)]],
    [
      "empty ends, which say nothing",
      [
        [-9, 0, 0],
        [0, 2, 1],
        [2, 99, 0],
      ],
      [1, 0, 2, 1, Math.sqrt(1 / 3)],
    ],
    ["edges in reverse", [[2, 0, 4]], [4, 0, 2, 1, Math.sqrt(1 / 3)]],
  ])("of %s", (_, buckets, expected) => {
    const { count, min, max, mean, std } = statisticsOf(buckets);
    expect([count, min, max, mean, std]).toEqual(expected);
  });

  it("has its mean between min and max, and no more than half of that as deviation", () => {
    const edge = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const bucket = fc.tuple(edge, edge, fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(fc.array(bucket, { minLength: 1 }), (buckets) => {
        const { min, max, mean, std } = statisticsOf(buckets);
        expect(mean).toBeGreaterThanOrEqual(min - 1e-6);
        expect(mean).toBeLessThanOrEqual(max + 1e-6);
        expect(std).toBeLessThanOrEqual((max - min) / 2 + 1e-6);
      }),
    );
  });
});
