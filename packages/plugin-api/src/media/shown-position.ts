import { isInRange, type Moments, type PageSteps } from "@runlens/model";
import { nearestPosition } from "./nearest-position.ts";

/**
 * Which value a series shows on a page: within the page's range the newest, or the one that is
 * nearest to the page's step. A series without steps there shows what is nearest outside.
 *
 * @returns -1 for a series without values.
 */
export function shownPosition(steps: Moments["steps"], { step, range }: PageSteps): number {
  if (range === undefined) return nearestPosition(steps, step);
  const newest = steps.findLastIndex((each) => isInRange(each, range));
  if (newest < 0) return nearestPosition(steps, step ?? range.end);
  if (step === undefined) return newest;
  return nearestPosition(
    steps.map((each) => (isInRange(each, range) ? each : Infinity)),
    step,
  );
}
