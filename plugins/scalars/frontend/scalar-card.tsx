import type { AxisKind, ChartCursor } from "@runlens/charts";
import type { ApiTag, XAxis } from "@runlens/model";
import { useNear } from "@runlens/widgets";
import { useMemo, useRef } from "react";
import { CardHeader, CardTitle } from "./card-header.tsx";
import { CardNote } from "./card-note.tsx";
import { countsOf } from "./card-text.ts";
import type { CardsShare, ScalarsContext } from "./context.ts";
import { LineChartView } from "./line-chart-view.tsx";
import { selectLines } from "./select-lines.ts";
import type { CardQuery } from "./series-cache.ts";
import { tooltipRows } from "./tooltip-rows.ts";
import { useCardData, useColumns } from "./use-card-data.ts";
import { useCardState, type CardStateDoors } from "./use-card-state.ts";

const CHART_AXES: Readonly<Record<XAxis, AxisKind>> = {
  step: "step",
  relative: "duration",
  wall: "moment",
};

interface CardProps {
  readonly tag: ApiTag;
  readonly context: ScalarsContext;
  readonly share: CardsShare;
}

/** The place of one tag's chart. The chart is there only while the place is near the visible part. */
export function ScalarCard({ tag, context, share }: CardProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const doors = useCardState(tag.tag, context.settings.xAxis, context.view);
  return (
    <article
      ref={place}
      className="scalar-card"
      aria-label={tag.tag}
      data-wide={doors.state.wide || undefined}
    >
      {isNear ? (
        <OpenCard tag={tag} context={context} share={share} doors={doors} />
      ) : (
        <header className="scalar-card-header">
          <CardTitle tag={tag} />
        </header>
      )}
    </article>
  );
}

function OpenCard({ tag, context, share, doors }: CardProps & { readonly doors: CardStateDoors }) {
  const body = useRef<HTMLDivElement>(null);
  const columns = useColumns(body);
  const { view, yScale } = doors.state;
  const { xAxis, smoothing, attempts } = context.settings;
  const runs = useVisibleRuns(tag, context);
  const query = useMemo(
    (): CardQuery => ({
      tag: tag.tag,
      runs: runs.map((run) => run.name),
      xAxis,
      ...(view.xRange && { xRange: view.xRange }),
      columns,
      smoothing,
      attempts,
    }),
    [tag.tag, runs, xAxis, view.xRange, columns, smoothing, attempts],
  );
  const { data, retry } = useCardData(share.cache, context.fetchWindows, query);
  const lines = useMemo(
    () => selectLines(data.windows, runs, xAxis, smoothing),
    [data.windows, runs, xAxis, smoothing],
  );
  const counts = useMemo(() => countsOf(lines, yScale), [lines, yScale]);

  const showTooltip = (cursor: ChartCursor | undefined): void => {
    if (cursor === undefined) share.tooltip.hide();
    else share.tooltip.show({ ...tooltipRows(lines, cursor.rows), beside: cursor.client });
  };
  return (
    <>
      <CardHeader tag={tag} counts={lines.length > 0 ? counts : ""} {...doors} />
      <div ref={body} className="scalar-card-body">
        {lines.length > 0 && (
          <LineChartView
            title={tag.tag}
            lines={lines}
            xAxis={CHART_AXES[xAxis]}
            yScale={yScale}
            theme={context.theme}
            view={view}
            crosshair={share.crosshair}
            onViewChange={doors.setView}
            onHover={showTooltip}
          />
        )}
        <CardNote tag={tag} runCount={runs.length} lines={lines} data={data} onRetry={retry} />
      </div>
    </>
  );
}

/** The visible runs that have the tag. */
function useVisibleRuns({ runIndexes }: ApiTag, { runs, tags }: ScalarsContext) {
  return useMemo(() => {
    const names = new Set(runIndexes.map((index) => tags.runs[index]));
    return runs.filter((run) => names.has(run.name));
  }, [runIndexes, runs, tags.runs]);
}
