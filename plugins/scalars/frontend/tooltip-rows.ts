import {
  durationText,
  momentText,
  stepText,
  valueText,
  type CursorRow,
  type TooltipContent,
} from "@runlens/charts";
import type { RunLine } from "./select-lines.ts";

/** The table that a cursor reads off: one row per run, as logged. */
export function tooltipRows(
  lines: readonly RunLine[],
  rows: readonly CursorRow[],
): Pick<TooltipContent, "columns" | "rows"> {
  const isSmoothed = lines.some((line) => line.smoothed !== undefined);
  return {
    columns: ["Run", ...(isSmoothed ? ["Smoothed"] : []), "Value", "Step", "Time", "Relative"],
    rows: rows.flatMap(({ line: index, point }) => {
      const line = lines[index];
      return line === undefined
        ? []
        : [{ color: line.color, cells: cellsOf(line, point, isSmoothed) }];
    }),
  };
}

function cellsOf({ id, window, smoothed }: RunLine, point: number, isSmoothed: boolean): string[] {
  const timeSecs = window.wallTimesSecs[point] ?? NaN;
  return [
    id,
    ...(isSmoothed ? [valueText((smoothed ?? window.values)[point] ?? NaN)] : []),
    valueText(window.values[point] ?? NaN),
    stepText(window.steps[point] ?? NaN),
    momentText(timeSecs),
    durationText(timeSecs - window.originTimeSecs),
  ];
}
