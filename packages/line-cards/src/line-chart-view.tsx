import {
  createLineChart,
  type AxisKind,
  type ChartCursor,
  type ChartLine,
  type LineChart,
  type ScaleKind,
  type View,
} from "@runlens/charts";
import { chartTheme, type Theme } from "@runlens/widgets";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { Crosshair } from "./crosshair.ts";

interface LineChartViewProps {
  readonly title: string;
  readonly lines: readonly ChartLine[];
  readonly xAxis: AxisKind;
  readonly yScale: ScaleKind;
  readonly theme: Theme;
  readonly view: View;
  readonly crosshair: Crosshair;
  readonly onViewChange: (view: View) => void;
  readonly onHover: (cursor: ChartCursor | undefined) => void;
}

/** A chart of the charts package as a component. Draws what it is given. */
export function LineChartView(props: LineChartViewProps) {
  const { title, lines, xAxis, yScale, theme, view, crosshair } = props;
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<LineChart>(undefined);
  const onViewChange = useEffectEvent(props.onViewChange);
  const onHover = useEffectEvent((cursor: ChartCursor | undefined) => {
    crosshair.move(cursor?.x, chart);
    props.onHover(cursor);
  });
  const create = useEffectEvent((element: HTMLElement) =>
    createLineChart(element, {
      title,
      xAxis,
      yScale,
      theme: chartTheme(theme),
      onViewChange: (next) => onViewChange(next),
      onHover: (cursor) => onHover(cursor),
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
    chart.current?.setOptions({ title, xAxis, yScale, theme: chartTheme(theme) });
  }, [title, xAxis, yScale, theme]);
  useLayoutEffect(() => chart.current?.setView(view), [view]);
  useLayoutEffect(() => chart.current?.setData(lines), [lines]);
  useEffect(() => crosshair.follow(chart, (x) => chart.current?.setCursor(x)), [crosshair]);

  return <div ref={container} className="line-card-chart" />;
}
