import { oddKindOf, type OddKind } from "./envelope.ts";
import { stepText, valueText } from "./number-text.ts";
import { joinedExtent, type Points } from "./points.ts";
import type { Range } from "./range.ts";
import type { ScaleKind } from "./scale.ts";
import type { AxisKind } from "./ticks.ts";
import { durationText, momentText } from "./time-text.ts";

/** Values of some lines that have no place on the y-axis. */
export interface OddCounts extends Readonly<Record<OddKind, number>> {
  /** Finite values of 0 or less, which a log scale leaves out; 0 on a linear scale. */
  readonly notPositive: number;
}

export function countOdd(columns: readonly Float64Array[], scale: ScaleKind): OddCounts {
  const counts = { nan: 0, positiveInfinity: 0, negativeInfinity: 0, notPositive: 0 };
  for (const values of columns) {
    for (const value of values) {
      const kind = oddKindOf(value);
      if (kind !== undefined) counts[kind]++;
      else if (scale === "log" && value <= 0) counts.notPositive++;
    }
  }
  return counts;
}

/** One sentence for those who do not see the chart: "loss: 12 lines, step 0 to 3,200, last values 0.12 to 0.91." */
export function summarySentence(title: string, lines: readonly Points[], xAxis: AxisKind): string {
  if (lines.length === 0) return `${title}: no lines.`;
  const parts = [lines.length === 1 ? "1 line" : `${stepText(lines.length)} lines`];
  const x = joinedExtent(lines);
  if (x !== undefined) parts.push(`${AXIS_NAMES[xAxis]} ${span(x, axisText[xAxis])}`);
  const lasts = lines.map(lastFinite).filter((value) => value !== undefined);
  if (lasts.length > 0) {
    const range = { min: Math.min(...lasts), max: Math.max(...lasts) };
    parts.push(`${lasts.length === 1 ? "last value" : "last values"} ${span(range, valueText)}`);
  }
  return `${title}: ${parts.join(", ")}.`;
}

const AXIS_NAMES: Readonly<Record<AxisKind, string>> = {
  value: "x",
  step: "step",
  duration: "time",
  moment: "time",
};

/** How a place on an axis is written when it is read off. */
export const axisText: Readonly<Record<AxisKind, (value: number) => string>> = {
  value: valueText,
  step: stepText,
  duration: durationText,
  moment: momentText,
};

function span({ min, max }: Range, text: (value: number) => string): string {
  return min === max ? text(min) : `${text(min)} to ${text(max)}`;
}

function lastFinite({ y }: Points): number | undefined {
  return y.findLast((value) => Number.isFinite(value));
}
