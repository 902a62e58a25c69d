import {
  durationText,
  momentText,
  stepText,
  valueText,
  type CursorRow,
  type TooltipContent,
} from "@runlens/charts";
import { hasSeveralTags } from "./card-text.ts";
import type { CardLine } from "./select-lines.ts";

/** The table that a cursor reads off: one row per line, as logged. */
export function tooltipRows(
  lines: readonly CardLine[],
  rows: readonly CursorRow[],
): Pick<TooltipContent, "columns" | "rows"> {
  const isSmoothed = lines.some((line) => line.smoothed !== undefined);
  const hasBand = lines.some((line) => line.lower !== undefined);
  const name = hasSeveralTags(lines) ? "Line" : "Run";
  return {
    columns: [
      name,
      ...(isSmoothed ? ["Smoothed"] : []),
      "Value",
      ...(hasBand ? ["Lower", "Upper"] : []),
      "Step",
      "Time",
      "Relative",
    ],
    rows: rows.flatMap(({ line: index, point }) => {
      const line = lines[index];
      return line === undefined
        ? []
        : [{ color: line.color, cells: cellsOf(line, point, isSmoothed, hasBand) }];
    }),
  };
}

function cellsOf(
  { id, window, smoothed, lower, upper }: CardLine,
  point: number,
  isSmoothed: boolean,
  hasBand: boolean,
): string[] {
  const timeSecs = window.wallTimesSecs[point] ?? NaN;
  const bounds = [lower, upper].map((column) => (column ? valueText(column[point] ?? NaN) : "–"));
  return [
    id,
    ...(isSmoothed ? [valueText((smoothed ?? window.values)[point] ?? NaN)] : []),
    valueText(window.values[point] ?? NaN),
    ...(hasBand ? bounds : []),
    stepText(window.steps[point] ?? NaN),
    momentText(timeSecs),
    durationText(timeSecs - window.originTimeSecs),
  ];
}
