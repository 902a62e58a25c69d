import type { AxisKind } from "@runlens/charts";
import type { XAxis } from "@runlens/model";
import { nearestPosition } from "@runlens/plugin-api/media";
import type { DashboardContext, sharedSettings, VisibleRun } from "@runlens/plugin-api";
import { splitTag } from "@runlens/plugin-api/tags";
import { Button, useNear } from "@runlens/widgets";
import { FoldHorizontal, UnfoldHorizontal } from "lucide-react";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { countsText, shownStepText, statisticsText, warningsOf } from "./card-text.ts";
import type { HistogramSeries } from "./histogram-series.ts";
import { AXIS_KINDS, evenlySpread, placesOn, type PlacedHistogram } from "./places.ts";
import type { SeriesCard } from "./series-cards.ts";
import type { SeriesName, SeriesSupply } from "./series-supply.ts";
import { hasValues } from "./statistics.ts";
import { useSeries } from "./use-series.ts";

/** The settings that dashboards of histograms have at least. */
export type HistogramSettings = Pick<typeof sharedSettings, "tagFilter" | "xAxis">;

export type HistogramContext = DashboardContext<HistogramSettings>;

/** What a card asks its dashboard to draw. */
export interface CardChart {
  readonly tag: string;
  readonly run: VisibleRun;
  /** All that have a place on the axis, the oldest first, and those of them to draw. */
  readonly placed: readonly PlacedHistogram[];
  readonly drawn: readonly PlacedHistogram[];
  /** Which of the drawn ones is nearest to the step that the page shows. */
  readonly chosen: number | undefined;
  readonly axis: AxisKind;
}

interface CardProps extends SeriesCard {
  readonly context: HistogramContext;
  readonly supply: SeriesSupply;
  /** How many histograms are drawn at most. */
  readonly maxDrawn: number;
  readonly renderChart: (chart: CardChart) => ReactNode;
  /** Takes the steps of the series once they are known. */
  readonly onSteps: (name: SeriesName, steps: Float64Array) => void;
}

/** The place of one series. It is read and drawn only while the place is near the visible part. */
export function HistogramCard(props: CardProps) {
  const { tag, run, context } = props;
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const wideKey = `wide.${run.name}.${tag.tag}`;
  const isWide = context.view.get(wideKey) !== undefined;
  return (
    <article
      ref={place}
      className="histogram-card"
      aria-label={`${tag.tag}, ${run.name}`}
      data-wide={isWide || undefined}
    >
      {isNear ? (
        <OpenCard
          {...props}
          isWide={isWide}
          onWide={() => context.view.set(wideKey, isWide ? undefined : "")}
        />
      ) : (
        <CardTitle {...props} />
      )}
    </article>
  );
}

interface OpenCardProps extends CardProps {
  readonly isWide: boolean;
  readonly onWide: () => void;
}

function OpenCard(props: OpenCardProps) {
  const { tag, run, context, supply, maxDrawn, renderChart, onSteps, isWide, onWide } = props;
  const name = { run: run.name, tag: tag.tag };
  const { series, problem } = useSeries(supply, name);
  const chart = useCardChart(props, series, context.settings.xAxis, maxDrawn);
  const steps = useMemo(
    () => Float64Array.from(series?.histograms ?? [], ({ step }) => step),
    [series],
  );
  useEffect(() => {
    if (series !== undefined) onSteps({ run: run.name, tag: tag.tag }, steps);
  }, [series, steps, run.name, tag.tag, onSteps]);
  const hasPicture = chart.drawn.some(({ histogram }) => hasValues(histogram.buckets));
  const shown = series?.histograms[nearestPosition(steps, context.step)];
  const warnings = series === undefined ? [] : warningsOf(series, chart.placed.length);
  return (
    <>
      <CardTitle tag={tag} run={run} step={shown && shownStepText(shown.step, context.step)}>
        {chart.placed.length > 0 && (
          <span className="histogram-card-counts">
            {countsText(chart.drawn.length, chart.placed.length)}
          </span>
        )}
        <div className="histogram-card-buttons">
          <Button
            variant="icon"
            label={`Full width: ${tag.tag}, ${run.name}`}
            hint="Full width"
            icon={isWide ? <FoldHorizontal aria-hidden /> : <UnfoldHorizontal aria-hidden />}
            pressed={isWide}
            onClick={onWide}
          />
        </div>
      </CardTitle>
      <div className="histogram-card-body">
        {hasPicture && renderChart(chart)}
        {problem !== undefined ? (
          <div className="histogram-card-note" role="alert">
            <p>
              {problem.message} {problem.hint}
            </p>
            <Button label="Try again" onClick={() => supply.retry(name)} />
          </div>
        ) : series === undefined ? (
          <p className="histogram-card-note histogram-card-loading">Loading histograms</p>
        ) : (
          !hasPicture && <p className="histogram-card-note">{emptyText(series, chart, tag.tag)}</p>
        )}
      </div>
      {warnings.length > 0 && (
        <p className="histogram-card-warning" title={warnings.join("\n")}>
          {warnings.join(" · ")}
        </p>
      )}
      <p className="histogram-card-statistics">{shown && statisticsText(shown)}</p>
    </>
  );
}

function emptyText(
  { histograms, unreadable }: HistogramSeries,
  { drawn }: CardChart,
  tag: string,
): string {
  if (drawn.length > 0) return "These histograms hold no values.";
  if (histograms.length > 0) return "No histogram has a finite wall time. The step axis shows all.";
  if (unreadable > 0) return `None of the values of “${tag}” could be read as a histogram.`;
  return `The run holds no histograms of “${tag}” any more.`;
}

function useCardChart(
  { tag, run, context }: CardProps,
  series: HistogramSeries | undefined,
  xAxis: XAxis,
  maxDrawn: number,
): CardChart {
  const { step } = context;
  const placed = useMemo(() => placesOn(series?.histograms ?? [], xAxis), [series, xAxis]);
  const drawn = useMemo(() => evenlySpread(placed, maxDrawn), [placed, maxDrawn]);
  const chosen = useMemo(() => {
    if (step === undefined) return undefined;
    const nearest = nearestPosition(
      Float64Array.from(drawn, ({ histogram }) => histogram.step),
      step,
    );
    return nearest < 0 ? undefined : nearest;
  }, [drawn, step]);
  return { tag: tag.tag, run, placed, drawn, chosen, axis: AXIS_KINDS[xAxis] };
}

interface CardTitleProps extends SeriesCard {
  /** Which step is shown. */
  readonly step?: string | undefined;
  readonly children?: ReactNode;
}

/** The whole tag and its description are shown under the pointer. */
function CardTitle({ tag, run, step, children }: CardTitleProps) {
  const { folders, name } = splitTag(tag.tag);
  const { description } = tag;
  return (
    <header className="histogram-card-header">
      <h3
        className="histogram-card-title"
        title={description === "" ? tag.tag : `${tag.tag}\n${description}`}
      >
        <span className="histogram-card-folders">{folders}</span>
        <span className="histogram-card-name">{name}</span>
      </h3>
      {children}
      <p className="histogram-card-run">
        <i style={{ background: run.color }} />
        <span className="histogram-card-run-name" title={run.name}>
          {run.name}
        </span>
        <span className="histogram-card-step">{step}</span>
      </p>
    </header>
  );
}
