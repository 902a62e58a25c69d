import { countText } from "@runlens/base";
import { stepText, valueText, type TooltipContent } from "@runlens/charts";
import { CanvasChart, type HoverLink, type Sheet, type Spot } from "@runlens/histograms";
import { runLabel } from "@runlens/tag-board";
import { chartTheme, type Theme } from "@runlens/widgets";
import { useCallback, useMemo } from "react";
import { drawBinLines, type BinLines } from "../bin-lines.ts";
import type { Bins } from "../bins.ts";
import { binOf, binText, middleOf } from "../picture.ts";
import type { RunLine } from "./run-lines.ts";

interface RunsViewProps {
  readonly tag: string;
  readonly bins: Bins;
  /** At least one. */
  readonly lines: readonly RunLine[];
  readonly theme: Theme;
  readonly link: HoverLink;
  readonly onStep: (step: number) => void;
}

/** The histograms of several runs over each other. */
export function RunsView({ tag, bins, lines, theme, link, onStep }: RunsViewProps) {
  const picture = useMemo(
    (): BinLines => ({
      bins,
      heights: lines.map(({ percents }) => percents),
      maxHeight: Math.max(...lines.map(({ percents }) => Math.max(...percents))),
      colors: lines.map(({ run }) => run.color),
      reads: "all",
      theme: chartTheme(theme),
    }),
    [bins, lines, theme],
  );
  const draw = useCallback((sheet: Sheet) => drawBinLines(picture, sheet), [picture]);
  return (
    <CanvasChart
      label={sentence(tag, bins, lines)}
      draw={draw}
      font={picture.theme.font}
      tooltipOf={(spot) => tooltipOf(bins, lines, spot)}
      link={link}
      hoveredAt={({ histogram, bin }) => ({
        value: middleOf(bins, bin),
        run: lines[histogram]?.run.name,
      })}
      spotOf={({ value, run }) => ({
        histogram: lines.findIndex((line) => line.run.name === run),
        bin: binOf(bins, value),
      })}
      onChoose={({ histogram }) => {
        const step = lines[histogram]?.histogram.step;
        if (step !== undefined) onStep(step);
      }}
    />
  );
}

/** All runs in one bin, those with most of their values there first. */
function tooltipOf(
  bins: Bins,
  lines: readonly RunLine[],
  { histogram, bin }: Spot,
): Omit<TooltipContent, "beside"> {
  const ranked = lines.toSorted((a, b) => (b.percents[bin] ?? 0) - (a.percents[bin] ?? 0));
  return {
    columns: [binText(bins, bin), "Share", "Count", "Step"],
    rows: ranked.map(({ run, histogram: { step }, counts, percents }) => ({
      color: run.color,
      cells: [
        runLabel(run),
        `${valueText(Number((percents[bin] ?? 0).toPrecision(3)))} %`,
        valueText(counts[bin] ?? 0),
        stepText(step),
      ],
    })),
    emphasised: ranked.findIndex((line) => line === lines[histogram]),
  };
}

function sentence(tag: string, { min, max }: Bins, lines: readonly RunLine[]): string {
  const range = `values from ${valueText(min)} to ${valueText(max)}`;
  return `${tag}: ${countText(lines.length, "run")} at one step, ${range}.`;
}
