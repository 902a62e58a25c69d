import { isCrowd, withPlace, type ChartPick, type StepSelection } from "@runlens/charts";
import { fetchedLater, useNear, type MenuSection } from "@runlens/widgets";
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { axisBounds } from "./axis-bounds.ts";
import { AxisRanges } from "./axis-ranges.tsx";
import type { ViewAxis } from "./card-state.ts";
import { CardHeader, CardTitle, type CardPin } from "./card-header.tsx";
import { CardNote } from "./card-note.tsx";
import { countsOf, descriptionOf } from "./card-text.ts";
import { chartAxesOf, scalesOf } from "./chart-axes.ts";
import { ExportCardDialog } from "./export/export-entry.tsx";
import type { ExportedCard } from "./export/exported-card.ts";
import {
  hasStepAxis,
  sharedQueryOf,
  viewAxisOf,
  xName,
  type LineCardContext,
} from "./line-card-context.ts";
import { FollowingNote } from "./following-note.tsx";
import { LineChartView } from "./line-chart-view.tsx";
import { newestPlace } from "./newest-place.ts";
import { oddSeriesOf } from "./odd-series.ts";
import { PinnedReading } from "./pinned-reading.tsx";
import type { CardLine, LineSource } from "./select-lines.ts";
import { markedSteps, markSteps } from "./step-marks.ts";
import { useCardDrag, type CardDrag } from "./use-card-drag.ts";
import { useColumns } from "./use-card-data.ts";
import { useCardLines } from "./use-card-lines.ts";
import { useCardState, type CardStateDoors } from "./use-card-state.ts";
import type { CardsShare } from "./use-cards-share.ts";
import { useFollowing, useHoldEnd } from "./use-following.ts";
import { useLook } from "./use-look.ts";
import { useReading } from "./use-reading.ts";
import { isWhole } from "./windows.ts";
import "./line-cards.css";

/**
 * So long a chart that moves runs ahead of its points. Those of a crowd take the server and the
 * page as long as many frames do, and are out of date by then.
 */
const AHEAD_MS = 400;
const CROWD_AHEAD_MS = 1_000;

const DataTable = fetchedLater(async () => (await import("./table/data-table.tsx")).DataTable);

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
  /** Absent: the card cannot be pinned. */
  readonly pin?: CardPin;
  /** What the card's menu begins with. */
  readonly actions?: readonly MenuSection[];
  /** Absent: the card cannot be carried, and takes no others. */
  readonly drag?: CardDrag;
  readonly context: LineCardContext;
  readonly share: CardsShare;
}

/** The place of a chart of lines. The chart is there only while the place is near the visible part. */
export function LineCard(props: LineCardProps) {
  const { id, title, description, sources, context, share, drag } = props;
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const { linkZoom = false } = context.settings;
  const viewAxis = viewAxisOf(context.settings);
  const doors = useCardState(id, viewAxis, context.view, {
    linkedZoom: linkZoom ? share.linkedZoom : undefined,
    runsAheadMs: isCrowd(sources) ? CROWD_AHEAD_MS : AHEAD_MS,
  });
  useHoldEnd(context.settings.follow === true, doors);
  const carrying = useCardDrag(drag);
  const [exporting, setExporting] = useState<CardExport>();
  const { wide, table } = doors.state;
  /** Escape that the chart had no use for. */
  const leaveFullSize = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !wide || event.defaultPrevented) return;
    event.stopPropagation();
    doors.save({ wide: false });
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of what is inside */}
      <article
        ref={place}
        className="line-card"
        aria-label={title}
        data-wide={wide || undefined}
        data-table={table || undefined}
        data-drop={carrying.place}
        onKeyDown={leaveFullSize}
        {...carrying.target}
      >
        {isNear ? (
          <OpenCard
            {...props}
            doors={doors}
            viewAxis={viewAxis}
            onDragStart={carrying.onDragStart}
            onExport={setExporting}
          />
        ) : (
          <header className="line-card-header">
            <CardTitle title={title} description={description} />
          </header>
        )}
      </article>
      {exporting && (
        <ExportCardDialog
          {...{ id, title, sources, context, ...exporting }}
          onClose={() => setExporting(undefined)}
        />
      )}
    </>
  );
}

const NO_COUNTS: readonly string[] = [];

/** What the link does not say of a card that is saved. */
type CardExport = Pick<ExportedCard, "carriedView">;

interface OpenCardProps extends LineCardProps {
  readonly doors: CardStateDoors;
  readonly viewAxis: ViewAxis;
  readonly onDragStart: ReturnType<typeof useCardDrag>["onDragStart"];
  readonly onExport: (exporting: CardExport) => void;
}

function OpenCard(props: OpenCardProps) {
  const { id, title, sources, emptyNote, footer, actions, context, share, viewAxis } = props;
  const { settings, step, range } = context;
  const follows = settings.follow === true;
  const [newest, setNewest] = useState<number>();
  const { doors, status, resume } = useFollowing({
    id,
    doors: props.doors,
    isWanted: follows,
    xAxis: viewAxis,
    newest,
    linkedZoom: settings.linkZoom === true ? share.linkedZoom : undefined,
  });
  const { state } = doors;
  const body = useRef<HTMLDivElement>(null);
  const columns = useColumns(body);
  const { xRange } = state.view;
  const { cache } = share;
  const { lines, wholes, data, retry } = useCardLines({ cache, context, sources, xRange, columns });
  const scales = useMemo(() => scalesOf(state, settings), [state, settings]);
  const hasRight = sources.some(({ axis }) => axis === "right");
  const axes = useMemo(() => chartAxesOf(state, settings, lines), [state, settings, lines]);
  const shared = useMemo(() => sharedQueryOf({ settings }), [settings]);
  const newestOfLines = follows ? newestPlace(wholes, shared.xAxis) : undefined;
  // What is in sight follows what is known by now.
  if (newestOfLines !== newest) setNewest(newestOfLines);
  const counts = useMemo(() => countsOf(lines, scales, shared), [lines, scales, shared]);
  const odd = useMemo(() => oddSeriesOf(wholes, sources, shared.xAxis), [wholes, sources, shared]);
  useLook(odd, doors);
  const isStepAxis = hasStepAxis(settings);
  const marked = useMemo(
    () => (isStepAxis ? markedSteps({ step, range }) : undefined),
    [isStepAxis, step, range],
  );
  const { reading, hover, pin, close } = useReading({
    lines,
    order: settings.tooltipOrder,
    maxRows: settings.tooltipRows,
    tooltip: share.tooltip,
  });
  const pick = ({ x, onAxis }: ChartPick): void => {
    if (onAxis && isStepAxis) markSteps(context, withPlace(marked, x));
    else if (!onAxis) pin(middleOf(body.current));
  };
  const exportCard = (): void => props.onExport(status === "on" ? { carriedView: state.view } : {});
  const hasLines = lines.length > 0;
  const markItem = marked
    ? { label: "Clear the marked steps", onSelect: () => markSteps(context, undefined) }
    : { label: "Mark the last step", onSelect: () => markSteps(context, lastStep(lines)) };
  return (
    <>
      <CardHeader
        {...props}
        {...doors}
        description={descriptionOf(props.description, lines)}
        {...scales}
        y2Scale={hasRight ? scales.y2Scale : undefined}
        counts={hasLines ? counts : NO_COUNTS}
        odd={odd}
        isFollowing={status === "on"}
        actions={[
          ...(actions ?? []),
          ...(isStepAxis && hasLines ? [{ items: [markItem] }] : []),
          ...(hasLines ? [{ items: [{ label: "Export…", onSelect: exportCard }] }] : []),
        ]}
      />
      <div ref={body} className="line-card-body">
        {hasLines && (
          <>
            <LineChartView
              title={title}
              lines={lines}
              refines={!data.windows.every(isWhole)}
              axes={axes}
              theme={context.theme}
              view={state.view}
              marked={marked}
              crosshair={share.crosshair}
              onViewChange={doors.setView}
              onHover={hover}
              onMark={(next) => markSteps(context, next)}
              onPick={pick}
            />
            <AxisRanges title={title} axes={axisBounds(doors, lines, axes.xAxis)} />
          </>
        )}
        <CardNote
          title={title}
          emptyNote={emptyNote}
          hasSources={sources.length > 0}
          lines={lines}
          data={data}
          onRetry={retry}
        />
        {hasLines && status === "paused" && <FollowingNote onResume={resume} />}
        {reading && <PinnedReading title={title} reading={reading} onClose={close} />}
      </div>
      {hasLines && viewAxis !== "step" && (
        <p className="line-card-x" title={xName(settings)}>
          {xName(settings)}
        </p>
      )}
      {footer}
      {state.table && hasLines && (
        <DataTable
          {...{ title, context, lines, marked, inSight: xRange, crosshair: share.crosshair }}
        />
      )}
    </>
  );
}

function lastStep(lines: readonly CardLine[]): StepSelection | undefined {
  const lasts = lines.map(({ window }) => window.steps.at(-1) ?? -Infinity);
  return lasts.length === 0 ? undefined : { start: Math.max(...lasts) };
}

function middleOf(element: HTMLElement | null): number {
  const { left = 0, width = 0 } = element?.getBoundingClientRect() ?? {};
  return left + width / 2;
}
