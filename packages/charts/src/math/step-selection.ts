/** Places on the x-axis that someone marked: one, or with `end` a range, `start` <= `end`. */
export interface StepSelection {
  readonly start: number;
  readonly end?: number;
}

export type Handle = "start" | "end";

/**
 * Puts one handle at `x`. Where it passes the other one, the two change their roles: `held`
 * tells which one is at `x` now.
 */
export function moveHandle(
  { start, end }: StepSelection,
  handle: Handle,
  x: number,
): { readonly selection: StepSelection; readonly held: Handle } {
  if (end === undefined) return { selection: { start: x }, held: "start" };
  const other = handle === "start" ? end : start;
  const held = x < other || (x === other && handle === "start") ? "start" : "end";
  return { selection: { start: Math.min(x, other), end: Math.max(x, other) }, held };
}

/** Without one handle: a range becomes one place, one place nothing. */
export function withoutHandle(
  { start, end }: StepSelection,
  handle: Handle,
): StepSelection | undefined {
  if (end === undefined) return undefined;
  return { start: handle === "start" ? end : start };
}

/** A place more: none becomes one, one a range; of a range the nearer bound moves. */
export function withPlace(selection: StepSelection | undefined, x: number): StepSelection {
  if (selection === undefined) return { start: x };
  const { start, end } = selection;
  if (end === undefined) return { start: Math.min(start, x), end: Math.max(start, x) };
  const nearer = Math.abs(x - start) <= Math.abs(x - end) ? "start" : "end";
  return moveHandle(selection, nearer, x).selection;
}
