import type { ChartLine } from "@runlens/charts";
import { smoothDebiased, type SeriesWindow, type XAxis } from "@runlens/model";
import { bandAround } from "./band.ts";
import { isWhole, placesOn } from "./series-cache.ts";

/** A series that a card shows as a line. */
export interface LineSource {
  readonly run: string;
  readonly tag: string;
  /** CSS colour, right for the current theme. */
  readonly color: string;
  /** Tells the lines of a card apart: the run, where all are of one tag. */
  readonly label: string;
  /** Lengths of dashes and gaps in CSS pixels. Default: a solid line. */
  readonly dash?: readonly number[];
  /** Which y-axis it is read on. Default: left. */
  readonly axis?: "left" | "right";
  /** Tags of the same run that bound a band around the line, which is then not smoothed. */
  readonly band?: { readonly lower: string; readonly upper: string };
}

/** A card's line and the points it was made from. */
export interface CardLine extends ChartLine {
  readonly window: SeriesWindow;
  /** Absent without smoothing. */
  readonly smoothed?: Float64Array;
  /** The band was logged at other steps than the line, and is read off between them. */
  readonly isBandInterpolated?: boolean;
}

/**
 * The lines of a card, in the order of their sources. With smoothing, the smoothed values
 * make the line and the logged ones its ghost. Whole series are smoothed here, so that
 * the slider answers at once; of reduced ones the server sent the smoothed values.
 */
export function selectLines(
  windows: readonly SeriesWindow[],
  sources: readonly LineSource[],
  xAxis: XAxis,
  smoothing: number,
): readonly CardLine[] {
  const bySeries = new Map(windows.map((window) => [seriesKey(window), window]));
  return sources.flatMap((source) => {
    const window = bySeries.get(seriesKey(source));
    if (window === undefined || window.length === 0) return [];
    const { run, label, color, dash, axis, band } = source;
    const { x, smoothed } = columnsOf(window, xAxis, band === undefined ? smoothing : 0);
    const line = {
      id: label,
      color,
      x,
      y: window.values,
      window,
      ...(dash && { dash }),
      ...(axis && { axis }),
    };
    if (band === undefined) {
      return [smoothed ? { ...line, y: smoothed, ghostY: window.values, smoothed } : line];
    }
    const lower = bySeries.get(seriesKey({ run, tag: band.lower }));
    const upper = bySeries.get(seriesKey({ run, tag: band.upper }));
    return [lower && upper ? { ...line, ...bandAround(window, lower, upper) } : line];
  });
}

/** The tags that are fetched, and of which runs. */
export function runsByTag(sources: readonly LineSource[]): ReadonlyMap<string, readonly string[]> {
  const runs = new Map<string, string[]>();
  for (const { run, tag, band } of sources) {
    for (const each of band === undefined ? [tag] : [tag, band.lower, band.upper]) {
      const ofTag = runs.get(each);
      if (ofTag === undefined) runs.set(each, [run]);
      else if (!ofTag.includes(run)) ofTag.push(run);
    }
  }
  return runs;
}

export function seriesKey({ run, tag }: Pick<LineSource, "run" | "tag">): string {
  return JSON.stringify([run, tag]);
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
