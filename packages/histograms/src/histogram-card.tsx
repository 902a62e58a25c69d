import type { AxisKind } from "@runlens/charts";
import type { Moments } from "@runlens/model";
import type { DashboardContext, sharedSettings, VisibleRun } from "@runlens/plugin-api";
import { nearestPosition, shownPosition, type SeriesName } from "@runlens/plugin-api/media";
import {
  cardName,
  RunCardHeader,
  RunCardPlace,
  WideButton,
  type RunCard,
} from "@runlens/tag-board";
import { useEffect, useMemo, type ReactNode } from "react";
import { chooseStep } from "./choose-step.ts";
import { CardNote } from "./card-note.tsx";
import {
  allQuantilesText,
  countsText,
  quantilesText,
  statisticsText,
  warningsOf,
} from "./card-text.ts";
import type { StepHistogram } from "./histogram-series.ts";
import type { HoverLink } from "./hovered.ts";
import {
  AXIS_KINDS,
  evenlySpread,
  placesOn,
  placesWithin,
  type PlacedHistogram,
} from "./places.ts";
import type { SeriesSupply } from "./series-supply.ts";
import { hasValues } from "./statistics.ts";
import { useSeries } from "./use-series.ts";

/** The settings that dashboards of histograms have at least. */
export type HistogramSettings = Pick<typeof sharedSettings, "tagFilter" | "xAxis">;

export type HistogramContext = DashboardContext<HistogramSettings>;

/** What a card asks its dashboard to draw. */
export interface CardChart {
  readonly tag: string;
  readonly run: VisibleRun;
  /** All that have a place on the axis and lie in the page's range, the oldest first, and those of them to draw. */
  readonly placed: readonly PlacedHistogram[];
  readonly drawn: readonly PlacedHistogram[];
  /** Which of the drawn ones is nearest to the step that the page shows; undefined: the newest. */
  readonly chosen: number | undefined;
  readonly axis: AxisKind;
  /** When the first histogram of all was logged; NaN without any. */
  readonly startSecs: number;
  /** The cards of the page. */
  readonly link: HoverLink;
  /** Takes a step that was chosen for the page, see `chooseStep`. */
  readonly onChoose: (step: number, withShift: boolean) => void;
}

interface CardProps {
  readonly card: RunCard;
  readonly context: HistogramContext;
  readonly supply: SeriesSupply;
  readonly link: HoverLink;
  /** How many histograms are drawn at most. */
  readonly maxDrawn: number;
  readonly renderChart: (chart: CardChart) => ReactNode;
  /** Takes the steps of the series once they are known. */
  readonly onSteps: (name: SeriesName, steps: Float64Array) => void;
}

const NO_HISTOGRAMS: readonly StepHistogram[] = [];

/** The place of one series. It is read and drawn only while the place is near the visible part. */
export function HistogramCard(props: CardProps) {
  const { card, context } = props;
  const isWide = context.view.get(wideKey(card)) !== undefined;
  return (
    <RunCardPlace card={card} className="histogram-card" isWide={isWide}>
      {() => <OpenCard {...props} />}
    </RunCardPlace>
  );
}

function OpenCard({ card, context, supply, link, maxDrawn, renderChart, onSteps }: CardProps) {
  const isWide = context.view.get(wideKey(card)) !== undefined;
  const name = useMemo(
    () => ({ run: card.run.name, tag: card.tag.tag }),
    [card.run.name, card.tag.tag],
  );
  const { series, problem } = useSeries(supply, name);
  const histograms = series?.histograms ?? NO_HISTOGRAMS;
  const moments = useMemo(() => momentsOf(histograms), [histograms]);
  useEffect(() => onSteps(name, moments.steps), [onSteps, name, moments]);
  const chart = useCardChart(card, context, histograms, maxDrawn);
  const hasPicture = chart.drawn.some(({ histogram }) => hasValues(histogram.buckets));
  const position = shownPosition(moments.steps, context);
  const shown = histograms[position];
  const placedCount = chart.all.length;
  const warnings = useMemo(
    () => (series === undefined ? [] : warningsOf(series, placedCount)),
    [series, placedCount],
  );
  return (
    <>
      <RunCardHeader card={card} shown={{ moments, position, page: context }}>
        {shown !== undefined && (
          <span className="histogram-card-counts">
            {countsText(chart.drawn.length, chart.placed.length, chart.all.length)}
          </span>
        )}
        <WideButton
          of={cardName(card)}
          isWide={isWide}
          onToggle={() => context.view.set(wideKey(card), isWide ? undefined : "yes")}
        />
      </RunCardHeader>
      <div className="histogram-card-body">
        {hasPicture &&
          renderChart({
            ...chart,
            link,
            onChoose: (step, withShift) => chooseStep(context, step, withShift),
          })}
        <CardNote
          tag={name.tag}
          series={series}
          problem={problem}
          drawnCount={chart.drawn.length}
          placedCount={chart.all.length}
          range={context.range}
          hasPicture={hasPicture}
          onRetry={() => supply.retry(name)}
        />
      </div>
      {warnings.length > 0 && (
        <p className="histogram-card-warning" title={warnings.join("\n")}>
          {warnings.join(" · ")}
        </p>
      )}
      <StatisticsLines histogram={shown} />
    </>
  );
}

/** Of the step that is shown; two lines also while nothing is known. */
function StatisticsLines({ histogram }: { readonly histogram: StepHistogram | undefined }) {
  const lines = histogram ? [statisticsText(histogram), quantilesText(histogram)] : ["", ""];
  const more = histogram ? allQuantilesText(histogram) : "";
  return (
    <div className="histogram-card-statistics" title={[...lines, "", more].join("\n").trim()}>
      {lines.map((line, i) => (
        <p key={i}>{line}</p>
      ))}
    </div>
  );
}

function wideKey({ tag, run }: RunCard): string {
  return `wide.${run.name}.${tag.tag}`;
}

function momentsOf(histograms: readonly StepHistogram[]): Moments {
  return {
    length: histograms.length,
    steps: Float64Array.from(histograms, ({ step }) => step),
    wallTimesSecs: Float64Array.from(histograms, ({ wallTimeSecs }) => wallTimeSecs),
  };
}

function useCardChart(
  { tag, run }: RunCard,
  { settings: { xAxis }, step, range }: HistogramContext,
  histograms: readonly StepHistogram[],
  maxDrawn: number,
): Omit<CardChart, "link" | "onChoose"> & { readonly all: readonly PlacedHistogram[] } {
  const all = useMemo(() => placesOn(histograms, xAxis), [histograms, xAxis]);
  const placed = useMemo(() => placesWithin(all, range), [all, range]);
  const drawn = useMemo(() => evenlySpread(placed, maxDrawn), [placed, maxDrawn]);
  const chosen = useMemo(() => {
    if (step === undefined || drawn.length === 0) return undefined;
    const steps = Float64Array.from(drawn, ({ histogram }) => histogram.step);
    return nearestPosition(steps, step);
  }, [drawn, step]);
  return {
    tag: tag.tag,
    run,
    all,
    placed,
    drawn,
    chosen,
    axis: AXIS_KINDS[xAxis],
    startSecs: all[0]?.histogram.wallTimeSecs ?? NaN,
  };
}
