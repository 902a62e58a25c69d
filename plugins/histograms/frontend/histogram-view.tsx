import {
  durationText,
  momentText,
  stepText,
  valueText,
  type TooltipContent,
} from "@runlens/charts";
import {
  CanvasChart,
  type CardChart,
  type Drawing,
  type Hovered,
  type Sheet,
  type Spot,
} from "@runlens/histograms";
import { nearestPosition } from "@runlens/plugin-api/media";
import { runLabel } from "@runlens/tag-board";
import { chartTheme, type Theme } from "@runlens/widgets";
import { useCallback, useMemo } from "react";
import { drawHeatMap } from "./heat-map.ts";
import type { SeriesMode } from "./modes.ts";
import { drawOverlaid } from "./overlay.ts";
import { binned, binOf, binText, countAt, middleOf, type Picture } from "./picture.ts";
import { drawRidges } from "./ridges.ts";

interface HistogramViewProps {
  readonly chart: CardChart;
  readonly mode: SeriesMode;
  readonly binCount: number;
  readonly theme: Theme;
}

const DRAW: Readonly<Record<SeriesMode, (picture: Picture, sheet: Sheet) => Drawing>> = {
  offset: drawRidges,
  overlay: drawOverlaid,
  heat: drawHeatMap,
};

/** All histograms of a series in one of three ways. */
export function HistogramView({ chart, mode, binCount, theme }: HistogramViewProps) {
  const { placed, drawn, chosen, axis, run, tag } = chart;
  const bins = useMemo(() => binned(placed, drawn, binCount), [placed, drawn, binCount]);
  const picture = useMemo(
    (): Picture => ({ ...bins, axis, chosen, color: run.color, theme: chartTheme(theme) }),
    [bins, axis, chosen, run.color, theme],
  );
  const draw = useCallback((sheet: Sheet) => DRAW[mode](picture, sheet), [picture, mode]);

  const tooltipOf = (spot: Spot): Omit<TooltipContent, "beside"> | undefined => {
    const histogram = drawn[spot.histogram]?.histogram;
    if (histogram === undefined) return undefined;
    const { step, wallTimeSecs } = histogram;
    return {
      columns: ["Values", "Count", "Step", "Time", "Relative"],
      rows: [
        {
          color: run.color,
          cells: [
            binText(bins.bins, spot.bin),
            valueText(countAt(picture, spot)),
            stepText(step),
            momentText(wallTimeSecs),
            durationText(wallTimeSecs - chart.startSecs),
          ],
        },
      ],
    };
  };
  return (
    <CanvasChart
      label={sentence(chart, bins.bins)}
      draw={draw}
      font={picture.theme.font}
      tooltipOf={tooltipOf}
      link={chart.link}
      hoveredAt={({ histogram, bin }) => ({
        step: drawn[histogram]?.histogram.step,
        value: middleOf(bins.bins, bin),
      })}
      spotOf={({ step, value }: Hovered) => ({
        histogram: nearestPosition(bins.steps, step),
        bin: binOf(bins.bins, value),
      })}
      onChoose={({ histogram }, withShift) => {
        const step = drawn[histogram]?.histogram.step;
        if (step !== undefined) chart.onChoose(step, withShift);
      }}
    />
  );

  function sentence({ placed: all }: CardChart, { min, max }: Picture["bins"]): string {
    const first = stepText(all[0]?.histogram.step ?? NaN);
    const last = stepText(all.at(-1)?.histogram.step ?? NaN);
    const histograms = all.length === 1 ? "1 histogram" : `${stepText(all.length)} histograms`;
    const range = `values from ${valueText(min)} to ${valueText(max)}`;
    return `${tag} of ${runLabel(run)}: ${histograms}, step ${first} to ${last}, ${range}.`;
  }
}
