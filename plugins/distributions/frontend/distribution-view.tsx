import { momentText, stepText, valueText, type TooltipContent } from "@runlens/charts";
import { CanvasChart, type CardChart, type Sheet, type Spot } from "@runlens/histograms";
import { nearestPosition } from "@runlens/plugin-api/media";
import { runLabel } from "@runlens/tag-board";
import { chartTheme, type Theme } from "@runlens/widgets";
import { useCallback, useMemo } from "react";
import { drawBands, type BandsPicture } from "./draw-bands.ts";
import { MEDIAN, PERCENTILES, percentilesOf, type PlacedPercentiles } from "./percentiles.ts";

interface DistributionViewProps {
  readonly chart: CardChart;
  readonly theme: Theme;
}

/** The percentiles of a series over time, and all of them at the pointer. */
export function DistributionView({ chart, theme }: DistributionViewProps) {
  const { drawn, chosen, axis, run } = chart;
  const percentiles = useMemo(() => percentilesOf(drawn), [drawn]);
  const picture = useMemo((): BandsPicture => {
    const marked = percentiles.findIndex(({ position }) => position === chosen);
    return {
      percentiles,
      axis,
      chosen: marked < 0 ? undefined : marked,
      color: run.color,
      theme: chartTheme(theme),
    };
  }, [percentiles, axis, chosen, run.color, theme]);
  const draw = useCallback((sheet: Sheet) => drawBands(picture, sheet), [picture]);
  const histogramAt = (spot: Spot) => percentiles[spot.histogram];
  const steps = useMemo(
    () => Float64Array.from(percentiles, ({ histogram }) => histogram.step),
    [percentiles],
  );

  return (
    <CanvasChart
      label={sentence(chart, percentiles)}
      draw={draw}
      font={picture.theme.font}
      link={chart.link}
      hoveredAt={(spot) => ({ step: histogramAt(spot)?.histogram.step })}
      spotOf={({ step }) => ({ histogram: nearestPosition(steps, step), bin: 0 })}
      tooltipOf={(spot) => tooltipOf(histogramAt(spot), run.color)}
      onChoose={(spot, withShift) => {
        const at = histogramAt(spot);
        if (at !== undefined) chart.onChoose(at.histogram.step, withShift);
      }}
    />
  );
}

function tooltipOf(
  at: PlacedPercentiles | undefined,
  color: string,
): Omit<TooltipContent, "beside"> | undefined {
  if (at === undefined) return undefined;
  const { histogram, values } = at;
  const rows = values.map((value, i) => ({
    color,
    cells: [`${PERCENTILES[i] ?? ""} %${i === MEDIAN ? " median" : ""}`, valueText(value)],
  }));
  return {
    columns: [`Step ${stepText(histogram.step)}`, momentText(histogram.wallTimeSecs)],
    rows: rows.toReversed(),
    emphasised: MEDIAN,
  };
}

function sentence({ tag, run }: CardChart, percentiles: readonly PlacedPercentiles[]): string {
  const first = stepText(percentiles[0]?.histogram.step ?? NaN);
  const last = percentiles.at(-1);
  const median = valueText(last?.values[MEDIAN] ?? NaN);
  const range = `step ${first} to ${stepText(last?.histogram.step ?? NaN)}`;
  return `${tag} of ${runLabel(run)}: percentiles, ${range}, last median ${median}.`;
}
