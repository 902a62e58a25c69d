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

/**
 * Orders that the page knows without the server: by name and by start time, for which runs
 * that did not start come last. Undefined for others.
 *
 * @param byName runs in natural order of their names.
 */
export function ownOrder(
  byName: readonly Run[],
  { by, isDescending = false }: RunSort,
): readonly Run[] | undefined {
  if (by === NAME_COLUMN) return isDescending ? byName.toReversed() : byName;
  if (by !== START) return undefined;
  const sign = isDescending ? -1 : 1;
  const keyOf = ({ startTimeSecs }: Run): number =>
    startTimeSecs === undefined ? Infinity : sign * startTimeSecs;
  return byName.toSorted((a, b) => compareNumbers(keyOf(a), keyOf(b)));
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : Number(a > b);
}
