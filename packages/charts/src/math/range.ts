/** A closed interval of an axis, `min` < `max` unless said otherwise. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export function isSameRange(a: Range | undefined, b: Range | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.min === b.min && a.max === b.max);
}

/** The range between two values in any order; undefined when they are equal or not finite. */
export function rangeBetween(a: number, b: number): Range | undefined {
  const range = { min: Math.min(a, b), max: Math.max(a, b) };
  return Number.isFinite(range.max - range.min) && range.min < range.max ? range : undefined;
}
