import type { Bucket } from "@runlens/format";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binAt, edgeOf, rebin, sharedBins } from "./bins.ts";

/** Lie beside the checkout, or nowhere. */
const [vectors] = Object.values(
  import.meta.glob<{ readonly cases: readonly DisplayCase[] }>(
    "../../../../shared/reference/vectors/histograms.json",
    { eager: true, import: "default" },
  ),
);

describe("sharedBins", () => {
  it.each<[string, Bucket[][], number, number]>([
    ["all histograms", [[[0, 1, 2]], [[-3, 0.5, 3]]], -3, 1],
    ["edges in reverse", [[[2, -1, 4]]], -1, 2],
    ["no buckets", [[], []], -1, 1],
    ["one value", [[[11, 11, 7]]], 9, 13.1],
    ["one value below zero", [[[-11, -11, 7]]], -13.1, -9],
    [
      "the largest number",
      [[[Number.MAX_VALUE, Number.MAX_VALUE, 7]]],
      Number.MAX_VALUE / 1.1,
      Number.MAX_VALUE,
    ],
  ])("span %s", (_, histograms, min, max) => {
    const bins = sharedBins(
      histograms.map((buckets) => ({ buckets })),
      30,
    );
    expect(bins.min).toBeCloseTo(min, 12);
    expect(bins.max).toBeCloseTo(max, 12);
  });
});

describe("rebin", () => {
  const bins = { min: 0, max: 4, count: 4 };

  it.each<[string, Bucket[], number[]]>([
    ["nothing", [], [0, 0, 0, 0]],
    ["a bucket over two bins", [[0, 2, 4]], [2, 2, 0, 0]],
    ["a bucket within a bin", [[1.25, 1.5, 3]], [0, 3, 0, 0]],
    ["a bucket across a border", [[0.75, 1.75, 4]], [1, 3, 0, 0]],
    ["edges in reverse", [[2, 0, 4]], [2, 2, 0, 0]],
    ["one value", [[2.5, 2.5, 5]], [0, 0, 5, 0]],
    ["one value on a border", [[3, 3, 5]], [0, 0, 0, 5]],
    ["one value at the end", [[4, 4, 5]], [0, 0, 0, 5]],
  ])("spreads %s", (_, buckets, expected) => {
    expect([...rebin(buckets, bins)]).toEqual(expected);
  });

  const edge = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -5, max: 5 }),
  );
  const bucket = fc.tuple(edge, edge, fc.integer({ min: 0, max: 1_000_000 }));

  it("keeps the total", () => {
    fc.assert(
      fc.property(fc.array(bucket), fc.integer({ min: 1, max: 200 }), (buckets, count) => {
        const counts = rebin(buckets, sharedBins([{ buckets }], count));
        const total = buckets.reduce((sum, [, , values]) => sum + values, 0);
        const sum = counts.reduce((all, values) => all + values, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(total * 1e-9);
        expect(counts.every((values) => values >= 0)).toBe(true);
      }),
    );
  });

  it("finds each value between the edges of its bin", () => {
    fc.assert(
      fc.property(edge, edge, fc.integer({ min: 1, max: 200 }), (a, b, count) => {
        const spanned = sharedBins([{ buckets: [[a, b, 1]] }], count);
        const bin = binAt(spanned, a);
        expect(edgeOf(spanned, bin)).toBeLessThanOrEqual(a);
        expect(edgeOf(spanned, bin + 1)).toBeGreaterThanOrEqual(a);
      }),
    );
  });
});

interface DisplayCase {
  readonly kind: string;
  readonly label: string;
  readonly input: readonly [wallTimeSecs: number, step: number, buckets: Bucket[]][];
  readonly histograms_dashboard: DrawnBin[][];
  readonly time_series_dashboard: DrawnBin[][];
}

type DrawnBin = readonly [left: number, width: number, count: number];

describe.skipIf(vectors === undefined)("the bins that TensorBoard draws", () => {
  it.each(displayCases())("are ours: $label", ({ label, input, ...drawnBy }) => {
    // Of its two dashboards, one loses what buckets without width hold.
    const isLost = label === "zero_width_mixed";
    const expected = isLost ? drawnBy.time_series_dashboard : drawnBy.histograms_dashboard;
    const histograms = input.map(([, , buckets]) => ({ buckets }));
    const bins = sharedBins(histograms, 30);
    const drawn = histograms.map(({ buckets }) => [...rebin(buckets, bins)]);
    for (const [i, counts] of expected.entries()) {
      for (const [bin, [left, , count]] of counts.entries()) {
        expect(edgeOf(bins, bin)).toBeCloseTo(left, 9);
        expect(drawn[i]?.[bin]).toBeCloseTo(count, 9);
      }
    }
  });
});

function displayCases(): readonly DisplayCase[] {
  return vectors?.cases.filter(({ kind }) => kind === "display_30_bins") ?? [];
}
