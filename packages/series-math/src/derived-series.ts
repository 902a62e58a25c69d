import { RunlensError, unreachable } from "@runlens/base";
import {
  ARITHMETIC,
  MATHS,
  numberOf,
  partsOf,
  SERIES_LANGUAGE,
  tagSaidBy,
  type Expression,
} from "@runlens/expressions";
import { smoothDebiased, type ScalarPoints } from "@runlens/model";
import { joinSeries } from "./join.ts";

/** A series that an expression needs. */
export interface SeriesNeed {
  readonly tag: string;
  /** Of the baseline run, not of the run at hand. */
  readonly isBaseline: boolean;
}

/** What a run has, or does not have. */
export type SeriesSource = (need: SeriesNeed) => ScalarPoints | undefined;

/** A number where the expression is one throughout. */
type Derived = ScalarPoints | number;

/** @param x the tag that the word `x` stands for. */
export function seriesNeededBy(expression: Expression, x: string | undefined): SeriesNeed[] {
  const parts = partsOf(expression);
  // What says the tag of `baseline` is no series of the run.
  const asTags = new Set(parts.flatMap((part) => (isOfBaseline(part) ? part.args : [])));
  const needs = parts.flatMap((part) => (asTags.has(part) ? [] : (needOf(part, x) ?? [])));
  const isSame = (a: SeriesNeed) => (b: SeriesNeed) =>
    a.tag === b.tag && a.isBaseline === b.isBaseline;
  return needs.filter((need, i) => needs.findIndex(isSame(need)) === i);
}

/**
 * An expression over the series of one run, point by point. Series with different points
 * are joined as `joinSeries` says, two at a time; `ema`, `diff` and `cumsum` run over the
 * points that their argument has. The first point of `diff` is left out; `ema` passes over
 * values that are not finite.
 *
 * Undefined where the run, or the baseline, lacks one of the series.
 * @param expression over `SERIES_LANGUAGE`, checked.
 * @throws RunlensError `expression.type` without any series in it, or a weight that is none.
 */
export function deriveSeries(
  expression: Expression,
  x: string | undefined,
  source: SeriesSource,
): ScalarPoints | undefined {
  if (seriesNeededBy(expression, x).some((need) => source(need) === undefined)) return undefined;
  const derived = evaluate(expression, (part) => {
    const need = needOf(part, x);
    return need && source(need);
  });
  if (typeof derived !== "number") return derived;
  throw typeError(expression, "Name a series, as in train/loss - val/loss.");
}

function isOfBaseline(part: Expression): part is Extract<Expression, { kind: "call" }> {
  return part.kind === "call" && part.name === "baseline";
}

function needOf(part: Expression, x: string | undefined): SeriesNeed | undefined {
  if (isOfBaseline(part)) {
    const tag = tagSaidBy(part.args[0]);
    return tag === undefined ? undefined : { tag, isBaseline: true };
  }
  if (part.kind !== "name") return undefined;
  const isWord = !part.isQuoted && SERIES_LANGUAGE.words.has(part.name);
  if (!isWord) return { tag: part.name, isBaseline: false };
  if (x === undefined)
    throw typeError(
      part,
      `“${part.name}” stands for the series of a card, and there is none here.`,
    );
  return { tag: x, isBaseline: part.name === "baseline" };
}

const OF_TWO: Readonly<Record<string, (a: number, b: number) => number>> = {
  min: Math.min,
  max: Math.max,
};

function evaluate(
  part: Expression,
  seriesOf: (part: Expression) => ScalarPoints | undefined,
): Derived {
  const series = seriesOf(part);
  if (series !== undefined) return series;
  switch (part.kind) {
    case "number":
      return numberOf(part);
    case "negative":
      return mapped(evaluate(part.operand, seriesOf), (value) => -value);
    case "arithmetic": {
      const left = evaluate(part.left, seriesOf);
      const right = evaluate(part.right, seriesOf);
      return combined(left, right, ARITHMETIC[part.operator]);
    }
    case "call":
      return called(
        part,
        part.args.map((arg) => evaluate(arg, seriesOf)),
      );
    case "name":
    case "text":
    case "truth":
    case "comparison":
    case "match":
    case "membership":
    case "not":
    case "both":
    case "either":
      throw typeError(part, "This is no series and no number.");
    default:
      return unreachable(part);
  }
}

function called(call: Extract<Expression, { kind: "call" }>, args: readonly Derived[]): Derived {
  const { name } = call;
  const [first = NaN, second = NaN] = args;
  const ofOne = MATHS[name];
  if (ofOne !== undefined) return mapped(first, ofOne);
  const ofTwo = OF_TWO[name];
  if (ofTwo !== undefined) return combined(first, second, ofTwo);
  if (typeof first === "number") throw typeError(call, `${name} takes a series.`);
  switch (name) {
    case "ema":
      if (typeof second !== "number" || !(second >= 0 && second <= 1)) {
        throw typeError(call.args[1] ?? call, "Expected a weight from 0 to 1.");
      }
      return { ...first, values: smoothDebiased(first.values, second) };
    case "diff":
      return differences(first);
    case "cumsum":
      return { ...first, values: sumsOf(first.values) };
    default:
      throw typeError(call, `${name} is not known here.`);
  }
}

function mapped(derived: Derived, map: (value: number) => number): Derived {
  if (typeof derived === "number") return map(derived);
  return { ...derived, values: derived.values.map((value) => map(value)) };
}

function combined(
  left: Derived,
  right: Derived,
  combine: (left: number, right: number) => number,
): Derived {
  if (typeof right === "number") return mapped(left, (value) => combine(value, right));
  if (typeof left === "number") return mapped(right, (value) => combine(left, value));
  return joinSeries(left, right, combine);
}

function differences({ length, steps, wallTimesSecs, values }: ScalarPoints): ScalarPoints {
  const later = values.subarray(1);
  return {
    length: Math.max(length - 1, 0),
    steps: steps.slice(1),
    wallTimesSecs: wallTimesSecs.slice(1),
    values: later.map((value, i) => value - (values[i] ?? NaN)),
  };
}

function sumsOf(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}

function typeError({ from }: Expression, message: string): RunlensError {
  return new RunlensError({
    code: "expression.type",
    message: `Character ${from + 1}: ${message}`,
  });
}
