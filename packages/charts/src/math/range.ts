/** A closed interval of an axis, `min` < `max` unless said otherwise. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export function isSameRange(a: Range | undefined, b: Range | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.min === b.min && a.max === b.max);
}

/** How far ends may be off in ranges that look the same, as a share of the width and of the end. */
const UNSEEN = 1e-5;

/** Whether no pixel shows a difference, as where a link has fewer digits. */
export function looksSameRange(a: Range | undefined, b: Range | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const isNear = (one: number, other: number): boolean =>
    Math.abs(one - other) <= UNSEEN * Math.min(Math.abs(one), Math.abs(other), a.max - a.min);
  return isSameRange(a, b) || (isNear(a.min, b.min) && isNear(a.max, b.max));
}

/** The range between two values in any order; undefined when they are equal or not finite. */
export function rangeBetween(a: number, b: number): Range | undefined {
  const range = { min: Math.min(a, b), max: Math.max(a, b) };
  return Number.isFinite(range.max - range.min) && range.min < range.max ? range : undefined;
}
