import type { Moments } from "@runlens/model";

/**
 * Which value of a series belongs to a step: the one whose step is nearest, of two equally
 * near the earlier step, of several at one step the one that was logged last.
 *
 * @param step undefined: the newest value.
 * @returns -1 for a series without values.
 */
export function nearestPosition(steps: Moments["steps"], step: number | undefined): number {
  if (step === undefined) return steps.length - 1;
  let nearest = -1;
  let least = Infinity;
  for (const [position, each] of steps.entries()) {
    const distance = Math.abs(each - step);
    const isNearer = distance < least || (distance === least && each <= (steps[nearest] ?? each));
    if (!isNearer) continue;
    nearest = position;
    least = distance;
  }
  return nearest;
}
