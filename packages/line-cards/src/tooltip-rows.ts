import {
  countText,
  durationText,
  momentText,
  stepText,
  valueText,
  type CursorRow,
  type TooltipContent,
} from "@runlens/charts";
import { isOfGroups, lineNoun } from "./card-text.ts";
import type { CardLine } from "./select-lines.ts";

/** What a row of the table tells of a point, beside the name of its line. */
interface Cell {
  readonly name: string;
  textOf(line: CardLine, point: number): string;
}

/** The table that a cursor reads off: one row per line, as logged. */
export function tooltipRows(
  lines: readonly CardLine[],
  rows: readonly CursorRow[],
): Pick<TooltipContent, "columns" | "rows"> {
  const cells = cellsFor(lines);
  return {
    columns: [lineNoun(lines), ...cells.map((cell) => cell.name)],
    rows: rows.flatMap(({ line: index, point }) => {
      const line = lines[index];
      if (line === undefined) return [];
      const texts = cells.map((cell) => cell.textOf(line, point));
      return [{ color: line.color, cells: [line.id, ...texts] }];
    }),
  };
}

const SMOOTHED: Cell = {
  name: "Smoothed",
  textOf: ({ smoothed, window }, point) => textAt(smoothed ?? window.values, point),
};
const VALUE: Cell = { name: "Value", textOf: ({ window }, point) => textAt(window.values, point) };
/** Beside a band, which is of the smoothed lines and may leave it outside. */
const UNSMOOTHED: Cell = { ...VALUE, name: "Unsmoothed" };
const LOWER: Cell = { name: "Lower", textOf: ({ lower }, point) => textAt(lower, point) };
const UPPER: Cell = { name: "Upper", textOf: ({ upper }, point) => textAt(upper, point) };
const RUNS: Cell = {
  name: "Runs",
  textOf: ({ window }, point) => countText(window.group?.runCounts[point] ?? 1),
};
const X: Cell = { name: "X", textOf: ({ window }, point) => textAt(window.x, point) };
const STEP: Cell = {
  name: "Step",
  textOf: ({ window }, point) => stepText(window.steps[point] ?? NaN),
};
const TIME: Cell = {
  name: "Time",
  textOf: ({ window }, point) => momentText(window.wallTimesSecs[point] ?? NaN),
};
const RELATIVE: Cell = {
  name: "Relative",
  textOf: ({ window }, point) =>
    durationText((window.wallTimesSecs[point] ?? NaN) - window.originTimeSecs),
};

function cellsFor(lines: readonly CardLine[]): readonly Cell[] {
  const isSmoothed = lines.some((line) => line.smoothed !== undefined);
  const hasBand = lines.some((line) => line.lower !== undefined);
  return [
    ...(isSmoothed ? [SMOOTHED] : [VALUE]),
    ...(hasBand ? [LOWER, UPPER] : []),
    ...(isSmoothed ? [hasBand ? UNSMOOTHED : VALUE] : []),
    ...(isOfGroups(lines) ? [RUNS] : []),
    ...(lines.some(({ window }) => window.x !== undefined) ? [X] : []),
    ...placesFor(lines),
  ];
}

/** A group has a place on the axis it was drawn for, and nowhere else. */
function placesFor(lines: readonly CardLine[]): readonly Cell[] {
  const ofGroup = lines.find(({ window }) => window.group !== undefined)?.window;
  if (ofGroup === undefined) return [STEP, TIME, RELATIVE];
  if (ofGroup.x !== undefined) return [];
  if (!Number.isNaN(ofGroup.steps[0] ?? NaN)) return [STEP];
  return [Number.isNaN(ofGroup.originTimeSecs) ? TIME : RELATIVE];
}

function textAt(column: Float64Array | undefined, point: number): string {
  return column === undefined ? "–" : valueText(column[point] ?? NaN);
}
