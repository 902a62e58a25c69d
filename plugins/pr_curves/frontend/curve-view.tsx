import type { View } from "@runlens/charts";
import { chartTheme, type Theme } from "@runlens/widgets";
import { useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import { createCurveChart, type CurveChart, type CurveChartData } from "./curve-chart.ts";

interface CurveViewProps extends Omit<CurveChartData, "theme"> {
  readonly theme: Theme;
  readonly onViewChange: (view: View) => void;
}

/** A chart of curves as a component. */
export function CurveView({ label, curves, view, theme, onViewChange }: CurveViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<CurveChart>(undefined);
  const data = useMemo(
    () => ({ label, curves, view, theme: chartTheme(theme) }),
    [label, curves, view, theme],
  );
  const changeView = useEffectEvent((next: View) => onViewChange(next));
  const create = useEffectEvent((element: HTMLElement) =>
    createCurveChart(element, data, (next) => changeView(next)),
  );

  useLayoutEffect(() => {
    if (container.current === null) return undefined;
    const created = create(container.current);
    chart.current = created;
    return () => created.destroy();
  }, []);
  useLayoutEffect(() => chart.current?.show(data), [data]);

  return <div ref={container} className="pr-chart" />;
}
