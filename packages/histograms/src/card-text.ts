import { countText } from "@runlens/base";
import { stepText, valueText } from "@runlens/charts";
import type { HistogramSeries, StepHistogram } from "./histogram-series.ts";
import { hasValues, statisticsOf } from "./statistics.ts";

/** "200 of 500 steps drawn", or "20 steps". */
export function countsText(drawn: number, all: number): string {
  if (drawn < all) return `${stepText(drawn)} of ${stepText(all)} steps drawn`;
  return countText(all, "step");
}

const NO_BREAK_SPACE = "\u00a0";

/** One line on what the values of a histogram are like, to three digits. */
export function statisticsText({ buckets }: StepHistogram): string {
  const { count, min, max, mean, std } = statisticsOf(buckets);
  if (count === 0) return "no values";
  return [
    countText(count, "value"),
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
    ...(unreadable > 0 ? [`${countText(unreadable, "value")} could not be read: ${reason}`] : []),
    ...(oddBuckets > 0
      ? [
          `${countText(oddBuckets, "bucket")} with ${countText(oddValues, "value")} left out: NaN or infinite`,
        ]
      : []),
    ...(empty > 0 ? [`${countText(empty, "step")} without values`] : []),
    ...(unplaced > 0
      ? [`${countText(unplaced, "step")} without a finite wall time not on this axis`]
      : []),
  ];
}
