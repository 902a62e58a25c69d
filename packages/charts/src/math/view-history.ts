import { isSameRange, looksSameRange, type Range } from "./range.ts";

/** What part of the data a chart shows. An absent range follows the data. */
export interface View {
  readonly xRange?: Range;
  /** Absent: y fits the points in sight. */
  readonly yRange?: Range;
  /** Of the axis on the right. */
  readonly y2Range?: Range;
}

export interface ViewHistory {
  readonly current: View;
  /** Newest last. */
  readonly past: readonly View[];
}

export const FITTED: View = {};

const MAX_STEPS = 50;

export function startHistory(view: View = FITTED): ViewHistory {
  return { current: view, past: [] };
}

/**
 * Goes on to `view`.
 * @param merged continues the last change, such as the next frame of one drag: one step back undoes both.
 */
export function goTo(history: ViewHistory, view: View, merged = false): ViewHistory {
  if (isSameView(history.current, view)) return history;
  const past = merged ? history.past : [...history.past, history.current].slice(-MAX_STEPS);
  return { current: view, past };
}

export function stepBack(history: ViewHistory): ViewHistory {
  const before = history.past.at(-1);
  return before === undefined ? history : { current: before, past: history.past.slice(0, -1) };
}

export function isSameView(a: View, b: View): boolean {
  return areSameRanges(a, b, isSameRange);
}

export function looksSameView(a: View, b: View): boolean {
  return areSameRanges(a, b, looksSameRange);
}

function areSameRanges(a: View, b: View, areSame: typeof isSameRange): boolean {
  return (
    areSame(a.xRange, b.xRange) && areSame(a.yRange, b.yRange) && areSame(a.y2Range, b.y2Range)
  );
}
