import type { SeriesWindow } from "@runlens/model";
import { isWhole } from "./windows.ts";

export interface Band {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly isBandInterpolated: boolean;
}

/**
 * Two other series at the steps of a line. Where they were logged at other steps, or are
 * reduced to other points, they are read off between two of their points; NaN beyond them.
 */
export function bandAround(line: SeriesWindow, lower: SeriesWindow, upper: SeriesWindow): Band {
  const isWholeBand = [line, lower, upper].every(isWhole);
  const isSame = hasSteps(lower, line.steps) && hasSteps(upper, line.steps);
  return {
    lower: valuesAt(lower, line.steps),
    upper: valuesAt(upper, line.steps),
    isBandInterpolated: isWholeBand && !isSame,
  };
}

function hasSteps({ steps }: SeriesWindow, wanted: Float64Array): boolean {
  return steps.length === wanted.length && steps.every((step, i) => step === wanted[i]);
}

function valuesAt(series: SeriesWindow, wanted: Float64Array): Float64Array {
  const { steps, values } = series;
  if (hasSteps(series, wanted)) return values;
  let at = 0;
  return wanted.map((step) => {
    // Steps of a line that was restarted go back.
    if ((steps[at] ?? NaN) > step) at = 0;
    while (at + 1 < steps.length && (steps[at + 1] ?? NaN) <= step) at++;
    const left = steps[at] ?? NaN;
    const right = steps[at + 1] ?? NaN;
    const from = values[at] ?? NaN;
    const to = values[at + 1] ?? NaN;
    if (left === step) return from;
    return left < step && step < right
      ? from + ((to - from) * (step - left)) / (right - left)
      : NaN;
  });
}
