import type { ScalarPoints } from "@runlens/model";

/**
 * Value of a series at each of some steps: its last point at that step or, without one, the
 * last before it. Undefined before it begins.
 */
export function valuesAt(
  { steps, values }: Pick<ScalarPoints, "steps" | "values">,
  wanted: Float64Array,
): (number | undefined)[] {
  const order = isSorted(steps)
    ? undefined
    : Int32Array.from(steps.keys()).toSorted(
        (a, b) => (steps[a] ?? NaN) - (steps[b] ?? NaN) || a - b,
      );
  const positionAt = (place: number): number =>
    order === undefined ? place : (order[place] ?? -1);
  const stepAt = (place: number): number => steps[positionAt(place)] ?? NaN;
  let next = 0;
  return Array.from(wanted, (step) => {
    // Steps of all attempts of a run go back.
    if (next > 0 && stepAt(next - 1) > step) next = 0;
    while (next < steps.length && stepAt(next) <= step) next += 1;
    return next === 0 ? undefined : values[positionAt(next - 1)];
  });
}

/**
 * Two series as one: at the points of the one with fewer of them (of equally many, the
 * left one), where the other counts with its last value up to that step. Points before the
 * other one begins are left out. Steps and wall times are those of the points.
 */
export function joinSeries(
  left: ScalarPoints,
  right: ScalarPoints,
  combine: (left: number, right: number) => number,
): ScalarPoints {
  if (right.length < left.length) return joinTo(right, left, (a, b) => combine(b, a));
  return joinTo(left, right, combine);
}

/** The points of `base`, each combined with what `other` was then. */
export function joinTo(
  base: ScalarPoints,
  other: Pick<ScalarPoints, "steps" | "values">,
  combine: (base: number, other: number) => number,
): ScalarPoints {
  const others = valuesAt(other, base.steps);
  const kept = Int32Array.from(base.steps.keys()).filter((i) => others[i] !== undefined);
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(kept, (i) => column[i] ?? NaN);
  return {
    length: kept.length,
    steps: pick(base.steps),
    wallTimesSecs: pick(base.wallTimesSecs),
    values: Float64Array.from(kept, (i) => combine(base.values[i] ?? NaN, others[i] ?? NaN)),
  };
}

function isSorted(steps: Float64Array): boolean {
  return steps.every((step, i) => i === 0 || step >= (steps[i - 1] ?? NaN));
}
