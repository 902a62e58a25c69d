import { visibleName, type Problem } from "@runlens/base";
import { stepText } from "@runlens/charts";
import type { StepRange } from "@runlens/model";
import { ChartNote, ChartProblem } from "@runlens/widgets";
import type { HistogramSeries } from "./histogram-series.ts";

interface CardNoteProps {
  readonly tag: string;
  readonly series: HistogramSeries | undefined;
  readonly problem: Problem | undefined;
  readonly drawnCount: number;
  /** Histograms that have a place on the axis, also outside of the range. */
  readonly placedCount: number;
  readonly range: StepRange | undefined;
  readonly hasPicture: boolean;
  readonly onRetry: () => void;
}

/** Words in place of a picture, or over one that could not be brought up to date. */
export function CardNote(props: CardNoteProps) {
  const { series, problem, hasPicture, onRetry } = props;
  if (problem !== undefined) {
    return <ChartProblem problem={problem} isOverPicture={hasPicture} onRetry={onRetry} />;
  }
  if (series === undefined) return <ChartNote isWaiting>Loading histograms</ChartNote>;
  if (hasPicture) return undefined;
  return <ChartNote>{emptyText(props, series)}</ChartNote>;
}

function emptyText(
  { tag, drawnCount, placedCount, range }: CardNoteProps,
  series: HistogramSeries,
): string {
  const { histograms, unreadable } = series;
  if (drawnCount > 0) return "These histograms hold no values.";
  if (placedCount > 0 && range !== undefined) {
    return `No histogram of steps ${stepText(range.start)} to ${stepText(range.end)}.`;
  }
  if (histograms.length > 0) return "No histogram has a finite wall time. The step axis shows all.";
  if (unreadable > 0)
    return `None of the values of “${visibleName(tag)}” could be read as a histogram.`;
  return `The run holds no histograms of “${visibleName(tag)}” any more.`;
}
