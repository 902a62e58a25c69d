import {
  countText,
  durationText,
  momentText,
  stepText,
  valueText,
  type CursorRow,
  type TooltipContent,
} from "@runlens/charts";
import { hasSeveralTags, isOfGroups } from "./card-text.ts";
import type { CardLine } from "./select-lines.ts";

/** The table that a cursor reads off: one row per line, as logged. */
export function tooltipRows(
  lines: readonly CardLine[],
  rows: readonly CursorRow[],
): Pick<TooltipContent, "columns" | "rows"> {
  const isSmoothed = lines.some((line) => line.smoothed !== undefined);
  const hasBand = lines.some((line) => line.lower !== undefined);
  const isGrouped = isOfGroups(lines);
  const name = hasSeveralTags(lines) ? "Line" : isGrouped ? "Group" : "Run";
  return {
    columns: [
      name,
      ...(isSmoothed ? ["Smoothed"] : []),
      "Value",
      ...(hasBand ? ["Lower", "Upper"] : []),
      ...(isGrouped ? ["Runs"] : []),
      "Step",
      "Time",
      "Relative",
    ],
    rows: rows.flatMap(({ line: index, point }) => {
      const line = lines[index];
      return line === undefined
        ? []
        : [{ color: line.color, cells: cellsOf(line, point, { isSmoothed, hasBand, isGrouped }) }];
    }),
  };
}

function cellsOf(
  { id, window, smoothed, lower, upper }: CardLine,
  point: number,
  {
    isSmoothed,
    hasBand,
    isGrouped,
  }: Readonly<Record<"isSmoothed" | "hasBand" | "isGrouped", boolean>>,
): string[] {
  const timeSecs = window.wallTimesSecs[point] ?? NaN;
  const bounds = [lower, upper].map((column) => (column ? valueText(column[point] ?? NaN) : "–"));
  return [
    id,
    ...(isSmoothed ? [valueText((smoothed ?? window.values)[point] ?? NaN)] : []),
    valueText(window.values[point] ?? NaN),
    ...(hasBand ? bounds : []),
    ...(isGrouped ? [countText(window.group?.runCounts[point] ?? 1)] : []),
    stepText(window.steps[point] ?? NaN),
    momentText(timeSecs),
    durationText(timeSecs - window.originTimeSecs),
  ];
}
