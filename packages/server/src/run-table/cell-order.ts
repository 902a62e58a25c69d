import { compareNaturalKeys, naturalKey, type NaturalKey } from "@runlens/base";
import type { Cell } from "@runlens/model";

/** A cell, made ready to be compared many times. */
export type CellKey = number | NaturalKey | boolean | undefined;

/** NaN counts as missing. */
export function cellKey(cell: Cell): CellKey {
  if (typeof cell === "string") return naturalKey(cell);
  return typeof cell === "number" && Number.isNaN(cell) ? undefined : cell;
}

/** Numbers, texts in natural order, truth values; what is missing comes last either way. */
export function compareCells(a: CellKey, b: CellKey, isDescending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = compareKnown(a, b);
  return isDescending ? -order : order;
}

function compareKnown(a: Exclude<CellKey, undefined>, b: Exclude<CellKey, undefined>): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "object" && typeof b === "object") return compareNaturalKeys(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return rankOf(a) - rankOf(b);
}

function rankOf(key: Exclude<CellKey, undefined>): number {
  return typeof key === "number" ? 0 : typeof key === "object" ? 1 : 2;
}
