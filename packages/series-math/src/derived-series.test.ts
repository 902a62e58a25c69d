import { parseExpression, SERIES_LANGUAGE } from "@runlens/expressions";
import type { ScalarPoints } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { deriveSeries, seriesNeededBy } from "./derived-series.ts";

type Point = readonly [step: number, value: number];

/** The run at hand, as tag → points; `loss` is the series of the card. */
const RUN: Readonly<Record<string, readonly Point[]>> = {
  "train/loss": [
    [0, 10],
    [1, 8],
    [2, 6],
    [3, 4],
    [4, 2],
  ],
  "val/loss": [
    [1, 9],
    [3, 5],
  ],
  late: [
    [2, 1],
    [3, 1],
    [4, 1],
  ],
  gaps: [
    [0, 1],
    [1, NaN],
    [2, 3],
  ],
  loss: [
    [0, 4],
    [1, 2],
    [2, 1],
  ],
  twice: [
    [0, 1],
    [1, 2],
    [1, 3],
  ],
  x: [[0, 7]],
};
const BASELINE: typeof RUN = {
  loss: [
    [0, 8],
    [1, 8],
    [2, 4],
    [3, 4],
  ],
  best: [
    [0, 1],
    [2, 0.5],
  ],
};

function pointsOf(points: readonly Point[]): ScalarPoints {
  return {
    length: points.length,
    steps: Float64Array.from(points, ([step]) => step),
    wallTimesSecs: Float64Array.from(points, ([step]) => 1_000 + step),
    values: Float64Array.from(points, ([, value]) => value),
  };
}

function derive(text: string, x: string | undefined = "loss"): readonly Point[] | undefined {
  const read = parseExpression(text, SERIES_LANGUAGE);
  if (read.kind === "invalid") throw new Error(read.problem.message);
  const derived = deriveSeries(read.expression, x, ({ tag, isBaseline }) => {
    const points = (isBaseline ? BASELINE : RUN)[tag];
    return points && pointsOf(points);
  });
  if (derived === undefined) return undefined;
  expect([...derived.wallTimesSecs]).toEqual([...derived.steps].map((step) => 1_000 + step));
  return Array.from(derived.steps, (step, i) => [step, derived.values[i] ?? NaN]);
}

describe("deriveSeries", () => {
  it.each<[string, readonly Point[]]>([
    [
      "train/loss - val/loss",
      [
        [1, -1],
        [3, -1],
      ],
    ],
    [
      "val/loss - train/loss",
      [
        [1, 1],
        [3, 1],
      ],
    ],
    [
      "train/loss + late",
      [
        [2, 7],
        [3, 5],
        [4, 3],
      ],
    ],
    ["late + val/loss", [[3, 6]]],
    [
      "x / baseline",
      [
        [0, 0.5],
        [1, 0.25],
        [2, 0.25],
      ],
    ],
    [
      "baseline(loss)",
      [
        [0, 8],
        [1, 8],
        [2, 4],
        [3, 4],
      ],
    ],
    [
      "x - baseline(best)",
      [
        [0, 3],
        [2, 0.5],
      ],
    ],
    ["`x`", [[0, 7]]],
    [
      "-2 * x ^ 2",
      [
        [0, -32],
        [1, -8],
        [2, -2],
      ],
    ],
    [
      "ema(x, 0.5)",
      [
        [0, 4],
        [1, (4 * 0.25 + 2 * 0.5) / 0.75],
        [2, (4 * 0.125 + 2 * 0.25 + 0.5) / 0.875],
      ],
    ],
    [
      "diff(x)",
      [
        [1, -2],
        [2, -1],
      ],
    ],
    [
      "cumsum(x)",
      [
        [0, 4],
        [1, 6],
        [2, 7],
      ],
    ],
    [
      "cumsum(diff(x))",
      [
        [1, -2],
        [2, -3],
      ],
    ],
    [
      "max(x, 2) + min(1, x)",
      [
        [0, 5],
        [1, 3],
        [2, 3],
      ],
    ],
    [
      "sqrt(abs(0 - x)) + log(exp(1))",
      [
        [0, 3],
        [1, Math.SQRT2 + 1],
        [2, 2],
      ],
    ],
    [
      "gaps * 2",
      [
        [0, 2],
        [1, NaN],
        [2, 6],
      ],
    ],
    [
      "twice + x",
      [
        [0, 5],
        [1, 4],
        [1, 5],
      ],
    ],
    [
      "x + twice",
      [
        [0, 5],
        [1, 5],
        [2, 4],
      ],
    ],
  ])("%s", (text, wanted) => {
    const derived = derive(text) ?? [];
    expect(derived.map(([step]) => step)).toEqual(wanted.map(([step]) => step));
    for (const [i, [, value]] of wanted.entries()) {
      if (Number.isNaN(value)) expect(derived[i]?.[1]).toBeNaN();
      else expect(derived[i]?.[1]).toBeCloseTo(value, 12);
    }
  });

  it("is nothing where the run or the baseline lacks a series", () => {
    expect(derive("train/loss - nope")).toBeUndefined();
    expect(derive("x / baseline", "late")).toBeUndefined();
  });

  it("smooths before it joins: over all points of the series", () => {
    const [first] = derive("ema(train/loss, 0.5) - val/loss") ?? [];
    expect(first).toEqual([1, (10 * 0.25 + 8 * 0.5) / 0.75 - 9]);
  });

  it.each([
    ["1 + 2", /^Character 1: Name a series/],
    ["x * ema(x, 2)", /^Character 12: Expected a weight from 0 to 1/],
    ["1 + diff(3)", /^Character 5: diff takes a series/],
  ])("refuses %s, and says where", (text, message) => {
    expect(() => derive(text)).toThrow(message);
  });

  it("refuses the series of a card where there is no card", () => {
    const read = parseExpression("2 * x", SERIES_LANGUAGE);
    if (read.kind === "invalid") throw new Error(read.problem.message);
    expect(() => seriesNeededBy(read.expression, undefined)).toThrow(
      /^Character 5: “x” stands for/,
    );
  });
});
