import { createLineChart, type ChartLine } from "@runlens/charts";
import { chartTheme, runColor } from "@runlens/widgets";

/** Fills the page with a chart that is handed every point of noisy decaying lines. */
function showLines(lineCount: number, pointCount: number): void {
  document.body.style.cssText = "position: fixed; inset: 0; margin: 0";
  const chart = createLineChart(document.body, {
    title: "loss",
    xAxis: "step",
    yScale: "linear",
    theme: chartTheme("light"),
  });
  chart.setData(Array.from({ length: lineCount }, (_, i) => lineOf(`run_${i}`, pointCount)));
}

function lineOf(id: string, pointCount: number): ChartLine {
  const x = Float64Array.from({ length: pointCount }, (_, i) => i);
  const y = x.map((step) => Math.exp((-5 * step) / pointCount) + 0.1 * Math.random());
  return { id, color: runColor(id, "light"), x, y };
}

Object.assign(window, { showLines });
