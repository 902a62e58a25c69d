import { countText } from "@runlens/base";
import { stepText, valueText } from "@runlens/charts";
import type { HistogramSeries, StepHistogram } from "./histogram-series.ts";
import { quantilesOf } from "./quantiles.ts";
import { hasValues, statisticsOf } from "./statistics.ts";

/** "20 steps", "12 of 20 steps", those in a range, or "200 of 500 steps drawn". */
export function countsText(drawn: number, inRange: number, all: number): string {
  if (drawn < inRange) return `${stepText(drawn)} of ${stepText(inRange)} steps drawn`;
  if (inRange < all) return `${stepText(inRange)} of ${countText(all, "step")}`;
  return countText(all, "step");
}

/** What the values of a histogram are like, to three digits. */
export function statisticsText({ buckets }: StepHistogram): string {
  const { count, min, max, mean, std } = statisticsOf(buckets);
  if (count === 0) return "no values";
  return [
    countText(count, "value"),
    `${shortText(min)} to ${shortText(max)}`,
    `mean ≈ ${shortText(mean)}`,
    `std ≈ ${shortText(std)}`,
  ].join(" · ");
}

/** The median between two other quantiles, to three digits; "" without values. */
export function quantilesText({ buckets }: StepHistogram): string {
  if (!hasValues(buckets)) return "";
  const [low = NaN, median = NaN, high = NaN] = quantilesOf(buckets, [0.05, 0.5, 0.95]);
  const [lowText, medianText, highText] = [low, median, high].map(shortText);
  return `5 % ≈ ${lowText} · median ≈ ${medianText} · 95 % ≈ ${highText}`;
}

const PERCENTS = [1, 5, 25, 50, 75, 95, 99];

/** All quantiles, one a line, and how they were found; "" without values. */
export function allQuantilesText({ buckets }: StepHistogram): string {
  if (!hasValues(buckets)) return "";
  const shares = PERCENTS.map((percent) => percent / 100);
  const lines = quantilesOf(buckets, shares).map(
    (value, i) => `${PERCENTS[i]} %: about ${valueText(value)}`,
  );
  return ["As if values were spread evenly over their buckets:", ...lines].join("\n");
}

/** A value that is an estimate: to three digits. */
export function shortText(value: number): string {
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
