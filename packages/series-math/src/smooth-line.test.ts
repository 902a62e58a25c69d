import { seededRandom } from "@runlens/base";
import { smoothDebiased, type SmoothingKind } from "@runlens/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smoothLine } from "./smooth-line.ts";

const value = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
);
const values = fc.array(value, { maxLength: 60 });
const rising = (length: number) =>
  fc
    .array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: length, maxLength: length })
    .map((gaps) => gaps.map((_, i) => gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0)));

/** Each smoothed value from its definition, with no thought of speed. */
const DEFINITIONS: Readonly<
  Record<Exclude<SmoothingKind, "ema">, (y: number[], x: number[], amount: number) => number[]>
> = {
  mean: (y, _x, width) =>
    weighted(y, (d) => Number(d >= -Math.floor((width - 1) / 2) && d <= Math.floor(width / 2))),
  gaussian: (y, _x, sigma) =>
    weighted(y, (d) =>
      Math.abs(d) > Math.ceil(3 * sigma) ? 0 : Math.exp(-0.5 * (d / sigma) ** 2),
    ),
  timeEma: (y, x, weight) => {
    const unit = ((x.at(-1) ?? 0) - (x[0] ?? 0)) / (x.length - 1);
    return y.map((own, i) => {
      if (!Number.isFinite(own)) return own;
      const past = y.flatMap((other, j) =>
        j <= i && Number.isFinite(other)
          ? [{ other, weight: weight ** (unit > 0 ? ((x[i] ?? 0) - (x[j] ?? 0)) / unit : 0) }]
          : [],
      );
      return (
        sum(past.map((each) => each.other * each.weight)) / sum(past.map((each) => each.weight))
      );
    });
  },
};

function weighted(y: number[], weightAt: (distance: number) => number): number[] {
  return y.map((own, i) => {
    if (!Number.isFinite(own)) return own;
    const parts = y.flatMap((other, j) =>
      Number.isFinite(other) ? [{ other, weight: weightAt(j - i) }] : [],
    );
    return (
      sum(parts.map((part) => part.other * part.weight)) / sum(parts.map((part) => part.weight))
    );
  });
}

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);

function expectClose(actual: Float64Array, wanted: readonly number[]): void {
  expect(actual).toHaveLength(wanted.length);
  for (const [i, each] of wanted.entries()) {
    if (Number.isFinite(each)) {
      expect(Math.abs((actual[i] ?? NaN) - each)).toBeLessThanOrEqual(1e-9);
    } else expect(actual[i]).toBe(each);
  }
}

describe("smoothLine", () => {
  const line = values.chain((y) => fc.record({ y: fc.constant(y), x: rising(y.length) }));

  it.each([
    ["mean", fc.integer({ min: 1, max: 80 })],
    ["gaussian", fc.double({ min: 0.3, max: 20, noNaN: true })],
    ["timeEma", fc.double({ min: 0.01, max: 0.999, noNaN: true })],
  ] as const)("%s equals its definition (1,000 trials)", (kind, amounts) => {
    fc.assert(
      fc.property(line, amounts, ({ x, y }, amount) => {
        const actual = smoothLine(Float64Array.from(y), Float64Array.from(x), kind, amount);
        expectClose(actual, DEFINITIONS[kind](y, x, amount));
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes means of three, fewer at the ends, over what is finite", () => {
    const y = Float64Array.of(3, 6, 9, NaN, 30, 0);
    expect([...smoothLine(y, y, "mean", 3)]).toEqual([4.5, 6, 7.5, NaN, 15, 15]);
  });

  it("takes one more behind than before for an even width", () => {
    const y = Float64Array.of(1, 2, 4, 8);
    expect([...smoothLine(y, y, "mean", 2)]).toEqual([1.5, 3, 6, 8]);
  });

  it("fades with time: after a long gap a time-weighted average starts anew", () => {
    const y = Float64Array.of(1, 1, 1, 9);
    const smoothed = smoothLine(y, Float64Array.of(0, 1, 2, 1_000_000), "timeEma", 0.001);
    expect(smoothed[3]).toBeCloseTo(9, 6);
  });

  it("is the debiased moving average on evenly spaced points", () => {
    const random = seededRandom(1);
    const y = Float64Array.from({ length: 500 }, random);
    const x = Float64Array.from(y, (_, i) => 1_000 + 7 * i);
    const smoothed = smoothLine(y, x, "timeEma", 0.9);
    const debiased = smoothDebiased(y, 0.9);
    expect(
      Math.max(...smoothed.map((each, i) => Math.abs(each - (debiased[i] ?? NaN)))),
    ).toBeLessThan(1e-12);
  });

  it.each(["ema", "timeEma", "gaussian", "mean"] as const)(
    "%s leaves a constant line as it is",
    (kind) => {
      const y = new Float64Array(50).fill(0.1);
      expect([...smoothLine(y, Float64Array.from(y.keys()), kind, 0.7)]).toEqual([...y]);
    },
  );

  it("changes nothing with 0", () => {
    expect([...smoothLine(Float64Array.of(1, 5), Float64Array.of(0, 1), "mean", 0)]).toEqual([
      1, 5,
    ]);
  });
});
