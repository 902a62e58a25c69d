import type { ScalarPoints } from "@runlens/model";

/**
 * Where a series stands at each of some steps: its last point at that step or, without one,
 * the last before it. -1 before it begins.
 */
function positionsAt(steps: Float64Array, wanted: Float64Array): Int32Array {
  const order = isSorted(steps) ? undefined : orderOf(steps);
  const positionAt = (place: number): number => order?.[place] ?? place;
  const stepAt = (place: number): number => steps[positionAt(place)] ?? NaN;
  const positions = new Int32Array(wanted.length);
  let next = 0;
  for (let i = 0; i < wanted.length; i++) {
    const step = wanted[i] ?? NaN;
    // Steps of all attempts of a run go back.
    if (next > 0 && stepAt(next - 1) > step) next = 0;
    while (next < steps.length && stepAt(next) <= step) next += 1;
    positions[i] = next === 0 ? -1 : positionAt(next - 1);
  }
  return positions;
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
  const others = positionsAt(other.steps, base.steps);
  const values = base.values.map((value, i) =>
    combine(value, other.values[others[i] ?? -1] ?? NaN),
  );
  if (!others.includes(-1)) return { ...base, values };
  const pick = (column: Float64Array): Float64Array => column.filter((_, i) => others[i] !== -1);
  const steps = pick(base.steps);
  return {
    length: steps.length,
    steps,
    wallTimesSecs: pick(base.wallTimesSecs),
    values: pick(values),
  };
}

function isSorted(steps: Float64Array): boolean {
  return steps.every((step, i) => i === 0 || step >= (steps[i - 1] ?? NaN));
}

function orderOf(steps: Float64Array): Int32Array {
  return Int32Array.from(steps.keys()).toSorted(
    (a, b) => (steps[a] ?? NaN) - (steps[b] ?? NaN) || a - b,
  );
}
