import type { ChartLine } from "@runlens/charts";
import { smoothDebiased, type SeriesWindow, type XAxis } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { isWhole, placesOn } from "./series-cache.ts";

/** One run's line in a card and the points it was made from. */
export interface RunLine extends ChartLine {
  readonly window: SeriesWindow;
  /** Absent without smoothing. */
  readonly smoothed?: Float64Array;
}

/**
 * The lines of a card, in the order of the runs. With smoothing, the smoothed values
 * make the line and the logged ones its ghost. Whole series are smoothed here, so that
 * the slider answers at once; of reduced ones the server sent the smoothed values.
 */
export function selectLines(
  windows: readonly SeriesWindow[],
  runs: readonly VisibleRun[],
  xAxis: XAxis,
  smoothing: number,
): readonly RunLine[] {
  const byRun = new Map(windows.map((window) => [window.run, window]));
  return runs.flatMap(({ name, color }) => {
    const window = byRun.get(name);
    if (window === undefined || window.length === 0) return [];
    const { x, smoothed } = columnsOf(window, xAxis, smoothing);
    const line = { id: name, color, x, y: window.values, window };
    return [smoothed ? { ...line, y: smoothed, ghostY: window.values, smoothed } : line];
  });
}

interface Columns {
  readonly xAxis: XAxis;
  readonly smoothing: number;
  readonly x: Float64Array;
  readonly smoothed: Float64Array | undefined;
}

/** The last columns made from a window: live updates touch few windows, sliders only one column. */
const lastColumns = new WeakMap<SeriesWindow, Columns>();

function columnsOf(window: SeriesWindow, xAxis: XAxis, smoothing: number): Columns {
  const last = lastColumns.get(window);
  const x = last?.xAxis === xAxis ? last.x : placesOn(window, xAxis);
  const smoothed = last?.smoothing === smoothing ? last.smoothed : smoothedOf(window, smoothing);
  const columns = { xAxis, smoothing, x, smoothed };
  lastColumns.set(window, columns);
  return columns;
}

function smoothedOf(window: SeriesWindow, smoothing: number): Float64Array | undefined {
  if (smoothing === 0) return undefined;
  return isWhole(window) ? smoothDebiased(window.values, smoothing) : window.smoothed;
}
