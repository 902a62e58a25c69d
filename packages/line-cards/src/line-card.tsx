import type { AxisKind, ChartCursor } from "@runlens/charts";
import type { Attempts, XAxis } from "@runlens/model";
import type { DashboardContext } from "@runlens/plugin-api";
import { useNear } from "@runlens/widgets";
import { useMemo, useRef, type ReactNode } from "react";
import { CardHeader, CardTitle } from "./card-header.tsx";
import { CardNote } from "./card-note.tsx";
import { countsOf } from "./card-text.ts";
import { LineChartView } from "./line-chart-view.tsx";
import { runsByTag, selectLines, type LineSource } from "./select-lines.ts";
import type { TagQuery } from "./series-cache.ts";
import { tooltipRows } from "./tooltip-rows.ts";
import { useCardData, useColumns } from "./use-card-data.ts";
import { useCardState, type CardStateDoors } from "./use-card-state.ts";
import type { CardsShare } from "./use-cards-share.ts";
import "./line-cards.css";

/** What cards need of a dashboard's context. */
export interface LineCardContext extends Pick<DashboardContext, "fetchWindows" | "view" | "theme"> {
  readonly settings: {
    readonly xAxis: XAxis;
    readonly smoothing: number;
    /** Default: `last`. */
    readonly attempts?: Attempts;
  };
}

export interface LineCardProps {
  /** Names the card in the link; unique on the page. */
  readonly id: string;
  /** A tag, or a title of the same form: "folders/name". */
  readonly title: string;
  /** Shown under the pointer. */
  readonly description?: string;
  /** The lines to draw; keeps its identity while it is the same. */
  readonly sources: readonly LineSource[];
  /** What to say where there are no sources. */
  readonly emptyNote: ReactNode;
  /** Stands below the chart. */
  readonly footer?: ReactNode;
  readonly context: LineCardContext;
  readonly share: CardsShare;
}

const CHART_AXES: Readonly<Record<XAxis, AxisKind>> = {
  step: "step",
  relative: "duration",
  wall: "moment",
};

/** The place of a chart of lines. The chart is there only while the place is near the visible part. */
export function LineCard(props: LineCardProps) {
  const { id, title, description, context } = props;
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const doors = useCardState(id, context.settings.xAxis, context.view);
  return (
    <article
      ref={place}
      className="line-card"
      aria-label={title}
      data-wide={doors.state.wide || undefined}
    >
      {isNear ? (
        <OpenCard {...props} doors={doors} />
      ) : (
        <header className="line-card-header">
          <CardTitle title={title} description={description} />
        </header>
      )}
    </article>
  );
}

function OpenCard(props: LineCardProps & { readonly doors: CardStateDoors }) {
  const { title, description, sources, emptyNote, footer, context, share, doors } = props;
  const body = useRef<HTMLDivElement>(null);
  const columns = useColumns(body);
  const { view, yScale } = doors.state;
  const { xAxis, smoothing, attempts = "last" } = context.settings;
  const { xRange } = view;
  const queries = useMemo((): readonly TagQuery[] => {
    const shared = { xAxis, ...(xRange && { xRange }), columns, smoothing, attempts };
    return [...runsByTag(sources)].map(([tag, runs]) => ({ tag, runs, ...shared }));
  }, [sources, xAxis, xRange, columns, smoothing, attempts]);
  const { data, retry } = useCardData(share.cache, context.fetchWindows, queries);
  const lines = useMemo(
    () => selectLines(data.windows, sources, xAxis, smoothing),
    [data.windows, sources, xAxis, smoothing],
  );
  const counts = useMemo(() => countsOf(lines, yScale), [lines, yScale]);

  const showTooltip = (cursor: ChartCursor | undefined): void => {
    if (cursor === undefined) share.tooltip.hide();
    else share.tooltip.show({ ...tooltipRows(lines, cursor.rows), beside: cursor.client });
  };
  return (
    <>
      <CardHeader
        title={title}
        description={description}
        counts={lines.length > 0 ? counts : ""}
        {...doors}
      />
      <div ref={body} className="line-card-body">
        {lines.length > 0 && (
          <LineChartView
            title={title}
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
        <CardNote
          title={title}
          emptyNote={emptyNote}
          hasSources={sources.length > 0}
          lines={lines}
          data={data}
          onRetry={retry}
        />
      </div>
      {footer}
    </>
  );
}
