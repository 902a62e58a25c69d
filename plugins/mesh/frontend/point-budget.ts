/** How much is drawn in one frame while something moves, over all cards: vertices or triangles. */
export const LARGEST_BUDGET = 2 ** 26;
const LEAST_BUDGET = 20_000;

/** What a processor draws without stuttering, roughly; frames tell soon. */
export const SOFTWARE_BUDGET = 150_000;

const SLOW_FRAME_MS = 45;
const QUICK_FRAME_MS = 22;

/** Less after a slow frame, more after a quick one that used all that it was given. */
export function nextBudget(budget: number, frameMs: number, wasUsedUp: boolean): number {
  if (frameMs > SLOW_FRAME_MS) return Math.max(Math.round(budget / 1.5), LEAST_BUDGET);
  if (frameMs < QUICK_FRAME_MS && wasUsedUp)
    return Math.min(Math.round(budget * 1.3), LARGEST_BUDGET);
  return budget;
}
