/**
 * Position of the value that stands for an asked step: the nearest step, of two equally near
 * ones the lower, of several values at one step the last. Steps may be in any order.
 *
 * @param asked undefined means the newest, the last position.
 * @returns -1 without steps.
 */
export function positionAtStep(steps: Float64Array, asked: number | undefined): number {
  if (asked === undefined) return steps.length - 1;
  let nearest = -1;
  let least = Infinity;
  let nearestStep = Infinity;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] ?? NaN;
    const distance = Math.abs(step - asked);
    if (distance > least || (distance === least && step > nearestStep)) continue;
    nearest = i;
    least = distance;
    nearestStep = step;
  }
  return nearest;
}

/** The steps of several series, each once, rising. */
export function distinctSteps(columns: Iterable<Float64Array>): Float64Array {
  const all = new Set<number>();
  for (const steps of columns) for (const step of steps) all.add(step);
  return Float64Array.from(all).toSorted();
}
