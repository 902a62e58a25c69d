import { createLineChart, type LineChart } from "@runlens/charts";
import { chartTheme } from "@runlens/widgets";
import type { SpikeSight } from "../time-series/spikes.ts";

declare global {
  var showSpike: (x: number[], values: number[], smoothed: number[]) => Promise<SpikeSight>;
}

const RED = "#ff0000";
/** Red that covers a pixel by a tenth. */
const REDNESS = 25;
/** Noise fills the lowest tenth of the plot. */
const HIGH = 0.5;

let chart: LineChart | undefined;

globalThis.showSpike = async (x, values, smoothed) => {
  document.body.style.cssText = "position: fixed; inset: 0; margin: 0";
  chart ??= createLineChart(document.body, {
    title: "spike",
    xAxis: "step",
    yScale: "linear",
    theme: chartTheme("light"),
  });
  const logged = Float64Array.from(values);
  const columns =
    smoothed.length === 0 ? { y: logged } : { y: Float64Array.from(smoothed), ghostY: logged };
  chart.setData([{ id: "run", color: RED, x: Float64Array.from(x), ...columns }]);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return sightOf(redColumns());
};

interface RedColumn {
  readonly x: number;
  /** Pixels from the top of the canvas. */
  readonly top: number;
}

function sightOf(columns: readonly RedColumn[]): SpikeSight {
  const first = columns[0]?.x ?? NaN;
  const width = (columns.at(-1)?.x ?? NaN) - first;
  const isHigh = ({ top }: RedColumn): boolean => top < HIGH * innerHeight;
  return { high: columns.filter(isHigh).map(({ x }) => (x - first) / width), pixel: 1 / width };
}

function redColumns(): RedColumn[] {
  const canvas = document.querySelector("canvas");
  const { width = 0, height = 0 } = canvas ?? {};
  const data = canvas?.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
  const isRed = (x: number, y: number): boolean => {
    const at = (y * width + x) * 4;
    const [red = 0, green = 0, , alpha = 0] = data.slice(at, at + 4);
    return ((red - green) * alpha) / 255 > REDNESS;
  };
  return Array.from({ length: width }, (_, x) => ({
    x,
    top: firstRow(height, (y) => isRed(x, y)),
  })).filter(({ top }) => top < height);
}

function firstRow(height: number, test: (y: number) => boolean): number {
  let y = 0;
  while (y < height && !test(y)) y++;
  return y;
}
