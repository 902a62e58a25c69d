import { countText } from "@runlens/base";
import {
  durationText,
  momentText,
  stepText,
  valueText,
  type CursorRow,
  type TooltipContent,
} from "@runlens/charts";
import type { Moments, XAxis } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { runLabel } from "@runlens/tag-board";
import { averagePrecision } from "./curve-measures.ts";
import type { Curve } from "./curve.ts";
import type { RunCurve } from "./use-curves.ts";

/** A curve as it is drawn. */
export interface DrawnCurve {
  /** What it is called for the reader. */
  readonly run: string;
  readonly color: string;
  readonly curve: Curve;
}

/** Those that can be drawn, of runs that are still shown. */
export function drawnOf(
  curves: readonly RunCurve[],
  runs: readonly VisibleRun[],
): readonly DrawnCurve[] {
  const byName = new Map(runs.map((run) => [run.name, run]));
  return curves.flatMap(({ run: name, value: curve }) => {
    const run = byName.get(name);
    if (curve === undefined || run === undefined) return [];
    return [{ run: runLabel(run), color: run.color, curve }];
  });
}

const COLUMNS = ["Run", "Threshold", "Precision", "Recall", "TP", "FP", "TN", "FN"];

/** What a cursor reads off: one row per run, at its nearest threshold. */
export function tooltipRows(
  curves: readonly DrawnCurve[],
  rows: readonly CursorRow[],
): Pick<TooltipContent, "columns" | "rows"> {
  return {
    columns: COLUMNS,
    rows: rows.flatMap(({ line, point }) => {
      const drawn = curves[line];
      return drawn === undefined ? [] : [{ color: drawn.color, cells: cellsOf(drawn, point) }];
    }),
  };
}

function cellsOf({ run, curve }: DrawnCurve, point: number): string[] {
  const at = (column: Float64Array): string => valueText(column[point] ?? NaN);
  const { thresholds, precision, recall } = curve;
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = curve;
  const counts = [truePositives, falsePositives, trueNegatives, falseNegatives].map((column) =>
    stepText(column[point] ?? NaN),
  );
  return [run, at(thresholds), at(precision), at(recall), ...counts];
}

/** What a chart says to those who do not see it. */
export function sentence(tag: string, curves: readonly DrawnCurve[]): string {
  const areas = curves.map(({ curve }) => averagePrecision(curve));
  const [min = "", max = ""] = [Math.min(...areas), Math.max(...areas)].map(valueText);
  const range = min === max ? min : `${min} to ${max}`;
  const count = countText(curves.length, "curve");
  return `${tag}: ${count} of precision over recall, average precision ${range}.`;
}

/** When the value at a position was logged: "step 1,200", "12 s", "2024-01-01 00:00:00". */
export function timeText({ steps, wallTimesSecs }: Moments, position: number, time: XAxis): string {
  const wallTimeSecs = wallTimesSecs[position] ?? NaN;
  if (time === "wall") return momentText(wallTimeSecs);
  if (time === "relative") return durationText(wallTimeSecs - (wallTimesSecs[0] ?? NaN));
  return `step ${stepText(steps[position] ?? NaN)}`;
}
