import type { ChartLine } from "@runlens/charts";
import type { SeriesWindow, SmoothingKind, TagAxis, XAxis } from "@runlens/model";
import { smoothLine } from "@runlens/series-math";
import { bandAround } from "./band.ts";
import { isWhole, placesOn } from "./windows.ts";

/** A series that a card shows as a line. */
export interface LineSource {
  readonly run: string;
  readonly tag: string;
  /** Drawn instead of the tag, for which `x` stands in it. */
  readonly expression?: string;
  /** The runs that the line stands for; `run` is then the name of the group. */
  readonly group?: readonly string[];
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
  readonly source: LineSource;
  readonly window: SeriesWindow;
  /** Absent without smoothing. */
  readonly smoothed?: Float64Array;
  /** The band was logged at other steps than the line, and is read off between them. */
  readonly isBandInterpolated?: boolean;
}

/**
 * The lines of a card, in the order of their sources. With smoothing, the smoothed values
 * make the line and the logged ones its ghost. Whole series are smoothed here, so that
 * the slider answers at once; of reduced ones and of groups the server sent the smoothed
 * values.
 */
export function selectLines(
  windows: readonly SeriesWindow[],
  sources: readonly LineSource[],
  xAxis: XAxis | TagAxis,
  smoothing: number,
  smoothingKind: SmoothingKind = "ema",
): readonly CardLine[] {
  const bySeries = new Map(windows.map((window) => [seriesKey(window), window]));
  return sources.flatMap((source) => {
    const { expression = source.tag } = source;
    const { run, label, color, dash, axis, band, group } = source;
    const window = bySeries.get(seriesKey({ run, tag: expression, group }));
    if (window === undefined || window.length === 0) return [];
    const amount = band === undefined ? smoothing : 0;
    const { x, smoothed } = columnsOf(window, { xAxis, smoothing: amount, smoothingKind });
    const line = {
      id: label,
      color,
      x,
      y: window.values,
      window,
      source,
      ...(window.group && { lower: window.group.lower, upper: window.group.upper }),
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

/** @param series of a run, or of a group, which may have the name of a run. */
export function seriesKey({ run, tag, group }: NamedSeries): string {
  return JSON.stringify([run, tag, group !== undefined]);
}

interface NamedSeries {
  readonly run: string;
  readonly tag: string;
  readonly group?: object | undefined;
}

interface HowDrawn {
  readonly xAxis: XAxis | TagAxis;
  readonly smoothing: number;
  readonly smoothingKind: SmoothingKind;
}

interface Columns extends HowDrawn {
  readonly x: Float64Array;
  readonly smoothed: Float64Array | undefined;
}

/** The last columns made from a window: live updates touch few windows, sliders only one column. */
const lastColumns = new WeakMap<SeriesWindow, Columns>();

function columnsOf(window: SeriesWindow, how: HowDrawn): Columns {
  const last = lastColumns.get(window);
  const x = last?.xAxis === how.xAxis ? last.x : placesOn(window, how.xAxis);
  const isSame =
    last?.smoothing === how.smoothing &&
    last.smoothingKind === how.smoothingKind &&
    (last.xAxis === how.xAxis || how.smoothingKind !== "timeEma");
  const columns = { ...how, x, smoothed: isSame ? last.smoothed : smoothedOf(window, how, x) };
  lastColumns.set(window, columns);
  return columns;
}

function smoothedOf(
  window: SeriesWindow,
  { smoothing, smoothingKind }: HowDrawn,
  x: Float64Array,
): Float64Array | undefined {
  if (smoothing === 0) return undefined;
  return isWhole(window) ? smoothLine(window.values, x, smoothingKind, smoothing) : window.smoothed;
}
