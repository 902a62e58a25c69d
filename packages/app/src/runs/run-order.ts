import type { Run, RunSort } from "@runlens/model";
import { MAX_AUTO_SELECTED } from "../run-selection.ts";
import { NAME_COLUMN } from "./columns.ts";

const BY_NAME: RunSort = { by: NAME_COLUMN };
const START = "start";
const NEWEST_FIRST: RunSort = { by: START, isDescending: true };

/**
 * The order that nobody chose: by name; where a fresh page selects the newest runs alone,
 * the newest first, so that what is drawn is in sight.
 */
export function usualSort(runCount: number): RunSort {
  return runCount > MAX_AUTO_SELECTED ? NEWEST_FIRST : BY_NAME;
}

/** The same runs twice. */
export interface KnownOrders {
  readonly byName: readonly Run[];
  /** As the server lists them; those that did not start are anywhere. */
  readonly oldestFirst: readonly Run[];
}

/**
 * Orders that the page knows without the server: by name and by start time, for which runs
 * that did not start come last. Undefined for others.
 */
export function ownOrder(
  { byName, oldestFirst }: KnownOrders,
  { by, isDescending = false }: RunSort,
): readonly Run[] | undefined {
  if (by === NAME_COLUMN) return isDescending ? byName.toReversed() : byName;
  if (by !== START) return undefined;
  const started = oldestFirst.filter(hasStarted);
  const others = byName.filter((run) => !hasStarted(run));
  return [...(isDescending ? started.toReversed() : started), ...others];
}

function hasStarted({ startTimeSecs }: Run): boolean {
  return startTimeSecs !== undefined;
}
