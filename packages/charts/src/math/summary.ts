import { oddKindOf, type OddKind } from "./envelope.ts";
import { stepText, valueText } from "./number-text.ts";
import { joinedExtent, type Points } from "./points.ts";
import type { Range } from "./range.ts";
import type { AxisKind } from "./ticks.ts";
import { durationText, momentText } from "./time-text.ts";

/** Values of a line that are no finite numbers. */
export type OddCounts = Readonly<Record<OddKind, number>>;

export function countOdd(values: Float64Array): OddCounts {
  const counts = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  for (const value of values) {
    const kind = oddKindOf(value);
    if (kind !== undefined) counts[kind]++;
  }
  return counts;
}

/** Finite values of 0 or less, which a log scale leaves out. */
export function countNotPositive(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value <= 0 && value > -Infinity) count++;
  return count;
}

/**
 * One sentence for those who do not see the chart: "loss: 12 lines, step 0 to 3,200, last
 * values 0.12 to 0.91, NaN or infinite values in 2 lines."
 *
 * @param inSight what the chart was zoomed to
 */
export function summarySentence(
  title: string,
  lines: readonly Points[],
  xAxis: AxisKind,
  inSight?: Range,
): string {
  if (lines.length === 0) return `${title}: no lines.`;
  const parts = [linesText(lines.length)];
  const x = inSight ?? joinedExtent(lines);
  if (x !== undefined) parts.push(`${AXIS_NAMES[xAxis]} ${span(x, axisText[xAxis])}`);
  const lasts = lines.map(lastFinite).filter((value) => value !== undefined);
  if (lasts.length > 0) {
    const range = { min: Math.min(...lasts), max: Math.max(...lasts) };
    parts.push(`${lasts.length === 1 ? "last value" : "last values"} ${span(range, valueText)}`);
  }
  const oddLines = lines.filter(({ y }) => hasOdd(y)).length;
  if (oddLines > 0) parts.push(`NaN or infinite values in ${linesText(oddLines)}`);
  return `${title}: ${parts.join(", ")}.`;
}

/** Values that are read out at once. */
const MAX_READ_OUT = 8;

/** What is read off at a place, to be read out: "step 120: a 0.52, b 0.61." */
export function readingSentence(
  x: number,
  values: readonly { readonly name: string; readonly value: number }[],
  xAxis: AxisKind,
): string {
  const parts = values
    .slice(0, MAX_READ_OUT)
    .map(({ name, value }) => `${name} ${valueText(value)}`);
  const others = values.length - parts.length;
  if (others > 0) parts.push(`and ${linesText(others)} more`);
  return `${AXIS_NAMES[xAxis]} ${axisText[xAxis](x)}: ${parts.join(", ")}.`;
}

function linesText(count: number): string {
  return count === 1 ? "1 line" : `${stepText(count)} lines`;
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

function hasOdd(values: Float64Array): boolean {
  for (const value of values) if (!Number.isFinite(value)) return true;
  return false;
}

function lastFinite({ y }: Points): number | undefined {
  return y.findLast((value) => Number.isFinite(value));
}
