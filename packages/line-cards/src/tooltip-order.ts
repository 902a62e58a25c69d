import { compareNatural, unreachable } from "@runlens/base";
import type { ChartCursor, CursorRow } from "@runlens/charts";
import type { CardLine } from "./select-lines.ts";

export type TooltipOrder = "nearest" | "nearestValue" | "ascending" | "descending" | "alphabetical";

/** Rows in the order that was chosen, and which of them is the nearest to the pointer. */
export function orderedRows(
  lines: readonly CardLine[],
  { rows, pointerYPixel }: Pick<ChartCursor, "rows" | "pointerYPixel">,
  order: TooltipOrder,
): { readonly rows: readonly CursorRow[]; readonly nearest: number } {
  const compare = comparisonOf(lines, order, pointerYPixel);
  const ordered = compare === undefined ? rows : rows.toSorted(compare);
  return { rows: ordered, nearest: rows[0] === undefined ? -1 : ordered.indexOf(rows[0]) };
}

function comparisonOf(
  lines: readonly CardLine[],
  order: TooltipOrder,
  pointerYPixel = NaN,
): ((a: CursorRow, b: CursorRow) => number) | undefined {
  const value = ({ line, point }: CursorRow): number => lines[line]?.y[point] ?? NaN;
  const name = ({ line }: CursorRow): string => lines[line]?.id ?? "";
  const height = ({ yPixel }: CursorRow): number => Math.abs(yPixel - pointerYPixel);
  switch (order) {
    case "nearest":
      return undefined;
    case "nearestValue":
      return (a, b) => byNumber(height(a), height(b));
    case "ascending":
      return (a, b) => byNumber(value(a), value(b));
    case "descending":
      return (a, b) => byNumber(-value(a), -value(b));
    case "alphabetical":
      return (a, b) => compareNatural(name(a), name(b));
    default:
      return unreachable(order);
  }
}

/** What is no number comes last. */
function byNumber(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a === b ? 0 : a - b;
}
