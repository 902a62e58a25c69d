import {
  type CardLink,
  createLineChart,
  type ChartAxes,
  type ChartCursor,
  type ChartLine,
  type ChartPick,
  type LineChart,
  type StepSelection,
  type View,
} from "@runlens/charts";
import { chartTheme, type Theme } from "@runlens/widgets";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";

interface LineChartViewProps {
  readonly title: string;
  readonly lines: readonly ChartLine[];
  /** Zooming brings finer points. */
  readonly refines: boolean;
  readonly axes: ChartAxes;
  readonly theme: Theme;
  readonly view: View;
  readonly marked: StepSelection | undefined;
  readonly crosshair: CardLink<number>;
  readonly onViewChange: (view: View, change: { readonly isMoving: boolean }) => void;
  readonly onHover: (cursor: ChartCursor | undefined) => void;
  readonly onMark: (marked: StepSelection | undefined) => void;
  readonly onPick: (pick: ChartPick) => void;
}

/** A chart of the charts package as a component. Draws what it is given. */
export function LineChartView(props: LineChartViewProps) {
  const { title, lines, refines, axes, theme, view, marked, crosshair } = props;
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(undefined);
  /** Views that the chart has told of and that have not come back. */
  const told = useRef<View[]>([]);
  const onViewChange = useEffectEvent((next: View, isMoving: boolean) => {
    told.current.push(next);
    props.onViewChange(next, { isMoving });
  });
  const onMark = useEffectEvent(props.onMark);
  const onPick = useEffectEvent(props.onPick);
  const onHover = useEffectEvent((cursor: ChartCursor | undefined) => {
    crosshair.tell(cursor?.x, chart);
    props.onHover(cursor);
  });
  const create = useEffectEvent((element: HTMLElement) =>
    createLineChart(element, {
      title,
      refines,
      ...axes,
      theme: chartTheme(theme),
      onViewChange: (next, isMoving) => onViewChange(next, isMoving),
      onHover: (cursor) => onHover(cursor),
      onSelectionChange: (selection) => onMark(selection),
      onPick: (pick) => onPick(pick),
    }),
  );

  useLayoutEffect(() => {
    if (container.current === null) return undefined;
    const created = create(container.current);
    chart.current = created;
    return () => {
      onHover(undefined);
      created.destroy();
    };
  }, []);
  useLayoutEffect(() => {
    chart.current?.setOptions({ title, refines, ...axes, theme: chartTheme(theme) });
  }, [title, refines, axes, theme]);
  useLayoutEffect(() => {
    // The chart may be further already than a view of its own that comes back.
    const at = told.current.indexOf(view);
    told.current.splice(0, at < 0 ? Infinity : at + 1);
    if (at < 0) chart.current?.setView(view);
  }, [view]);
  useLayoutEffect(() => chart.current?.setData(lines), [lines]);
  useLayoutEffect(() => chart.current?.setSelection(marked), [marked]);
  useEffect(() => crosshair.follow(chart, (x) => chart.current?.setCursor(x)), [crosshair]);

  return <div ref={container} className="line-card-chart" />;
}
