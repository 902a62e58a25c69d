import { existsSync, readFileSync } from "node:fs";
import type { Bucket } from "./bucket.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compressHistogram } from "./compress-histogram.ts";

const VECTORS = new URL("../../../../../shared/reference/vectors/histograms.json", import.meta.url);
const BASIS_POINTS = [0, 668, 1587, 3085, 5000, 6915, 8413, 9332, 10000];

const valuesOf = (buckets: readonly Bucket[]) => compressHistogram(buckets).map(([, v]) => v);

describe("compressHistogram", () => {
  it("interpolates within buckets", () => {
    const buckets: Bucket[] = [
      [0, 1, 3],
      [1, 2, 4],
      [2, 3, 0],
    ];
    expect(compressHistogram(buckets).map(([point]) => point)).toEqual(BASIS_POINTS);
    const expected = [0, 0.15586667, 0.3703, 0.71983333, 1.125, 1.460125, 1.722275, 1.8831, 3];
    for (const [i, value] of valuesOf(buckets).entries()) {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 8);
    }
  });

  it.each<[string, Bucket[], number]>([
    ["no buckets", [], 0],
    [
      "no counts",
      [
        [0, 1, 0],
        [1, 2, 0],
      ],
      2,
    ],
    ["edges that are no numbers", [[NaN, NaN, 0]], NaN],
    ["one value", [[5, 5, 7]], 5],
  ])("is one value for %s", (_name, buckets, value) => {
    expect(valuesOf(buckets)).toEqual(BASIS_POINTS.map(() => value));
  });

  it("never falls, and stays within the outer edges", () => {
    const anyBuckets = fc
      .tuple(
        fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 30 }),
        fc.infiniteStream(fc.nat(9)),
      )
      .map(([edges, counts]) => {
        const sorted = edges.toSorted((a, b) => a - b);
        return sorted
          .slice(1)
          .map((right, i): Bucket => [sorted[i] ?? NaN, right, counts.next().value]);
      });
    fc.assert(
      fc.property(anyBuckets, (buckets) => {
        const lowest = buckets[0]?.[0] ?? NaN;
        const highest = buckets.at(-1)?.[1] ?? NaN;
        const rounding = (highest - lowest) * 1e-12;
        let before = lowest;
        for (const value of valuesOf(buckets)) {
          expect(value).toBeGreaterThanOrEqual(before - rounding);
          expect(value).toBeLessThanOrEqual(highest + rounding);
          before = value;
        }
      }),
    );
  });
});

interface CompressCase {
  readonly kind: string;
  readonly label: string;
  readonly buckets: Bucket[];
  readonly result: [number, number][];
}

describe.skipIf(!existsSync(VECTORS))("recorded vectors (../shared/reference/vectors)", () => {
  it.each(compressCases())("$label", ({ buckets, result }) => {
    expect(compressHistogram(buckets)).toEqual(result);
  });
});

function compressCases(): CompressCase[] {
  if (!existsSync(VECTORS)) return [];
  const { cases }: { cases: CompressCase[] } = JSON.parse(readFileSync(VECTORS, "utf8"));
  return cases.filter(({ kind }) => kind === "compress");
}
