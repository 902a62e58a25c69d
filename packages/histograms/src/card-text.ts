import { stepText, valueText } from "@runlens/charts";
import type { HistogramSeries, StepHistogram } from "./histogram-series.ts";
import { hasValues, statisticsOf } from "./statistics.ts";

/** "200 of 500 steps drawn", or "20 steps". */
export function countsText(drawn: number, all: number): string {
  if (drawn < all) return `${stepText(drawn)} of ${stepText(all)} steps drawn`;
  return plural(all, "step");
}

const NO_BREAK_SPACE = "\u00a0";

/** Which step a card shows: "step 1,200", or "step 1,200, nearest to 1,234". */
export function shownStepText(shown: number, pageStep: number | undefined): string {
  const isOther = pageStep !== undefined && pageStep !== shown;
  return `step ${stepText(shown)}${isOther ? `, nearest to ${stepText(pageStep)}` : ""}`;
}

/** One line on what the values of a histogram are like, to three digits. */
export function statisticsText({ buckets }: StepHistogram): string {
  const { count, min, max, mean, std } = statisticsOf(buckets);
  if (count === 0) return "no values";
  return [
    plural(count, "value"),
    `${shortText(min)} to ${shortText(max)}`,
    `mean ~${shortText(mean)}`,
    `std ~${shortText(std)}`,
  ]
    .map((part) => part.replaceAll(" ", NO_BREAK_SPACE))
    .join(" · ");
}

function shortText(value: number): string {
  return valueText(Number(value.toPrecision(3)));
}

/** What of a series cannot be drawn; one sentence each. */
export function warningsOf(
  { histograms, unreadable, reason, oddBuckets }: HistogramSeries,
  placed: number,
): readonly string[] {
  const unplaced = histograms.length - placed;
  const empty = histograms.filter(({ buckets }) => !hasValues(buckets)).length;
  const oddValues = histograms.reduce((sum, histogram) => sum + histogram.oddValues, 0);
  return [
    ...(unreadable > 0 ? [`${plural(unreadable, "value")} could not be read: ${reason}`] : []),
    ...(oddBuckets > 0
      ? [
          `${plural(oddBuckets, "bucket")} with ${plural(oddValues, "value")} left out: NaN or infinite`,
        ]
      : []),
    ...(empty > 0 ? [`${plural(empty, "step")} without values`] : []),
    ...(unplaced > 0
      ? [`${plural(unplaced, "step")} without a finite wall time not on this axis`]
      : []),
  ];
}

function plural(count: number, noun: string): string {
  return `${stepText(count)} ${noun}${count === 1 ? "" : "s"}`;
}
