import { hasRoundedSteps, pickPoints, type ExtraColumn, type LineData } from "@runlens/export";
import type { ScalarPoints, SeriesWindow, XRange } from "@runlens/model";
import { colorInTheme } from "@runlens/widgets";
import { sharedQueryOf, smoothingOf, type LineCardContext } from "../line-card-context.ts";
import { selectLines, type CardLine, type LineSource } from "../select-lines.ts";
import { MAX_COLUMNS } from "../window-requests.ts";
import { lineWindows } from "./line-windows.ts";

export type PointsContext = Pick<
  LineCardContext,
  "reader" | "fetchWindows" | "settings" | "baselineRun"
>;

/** A line with all of its points, and what a reader should know of them. */
export interface ExactLine {
  readonly line: LineData;
  readonly notes: readonly string[];
}

/**
 * One line with every point that was logged, smoothed as the page does. Lines that the server
 * works out (of groups, of expressions, on the axis of a tag) have up to 8,192 pixel columns
 * of points. Undefined where the run has no such series (any more).
 */
export async function exactLine(
  source: LineSource,
  context: PointsContext,
  range: XRange | undefined,
  signal: AbortSignal,
): Promise<ExactLine | undefined> {
  const { xAxis, smoothing, smoothingKind } = sharedQueryOf(context);
  const windows = isComputed(source, context)
    ? await lineWindows([source], context, { columns: MAX_COLUMNS, range }, signal)
    : await loggedWindows(source, context, signal);
  const [found] = selectLines(windows, [source], xAxis, smoothing, smoothingKind);
  if (found === undefined) return undefined;
  const whole = lineData(found, typeof xAxis !== "string" || xAxis === "relative");
  const line =
    range === undefined ? whole : pickPoints(whole, (i) => isWithin(range, found.x[i] ?? NaN));
  return { line, notes: notesOf(found) };
}

/** What lines have besides their points, known before any of them is there. */
export function extraColumnsOf(
  sources: readonly LineSource[],
  { settings }: Pick<LineCardContext, "settings">,
): readonly ExtraColumn[] {
  const { xAxis, xTag = "", groupBand } = settings;
  const { smoothing } = smoothingOf(settings);
  const hasGroups = sources.some(({ group }) => group !== undefined);
  const hasBands = (hasGroups && groupBand !== "none") || sources.some(({ band }) => band);
  return [
    ...(xTag !== "" || xAxis === "relative" ? (["x"] as const) : []),
    ...(smoothing > 0 && sources.some(({ band }) => !band) ? (["smoothed"] as const) : []),
    ...(hasBands ? (["lower", "upper"] as const) : []),
    ...(hasGroups ? (["runs"] as const) : []),
  ];
}

function isComputed({ group, expression }: LineSource, { settings }: PointsContext): boolean {
  return group !== undefined || expression !== undefined || (settings.xTag ?? "") !== "";
}

async function loggedWindows(
  { run, tag, band }: LineSource,
  context: PointsContext,
  signal: AbortSignal,
): Promise<readonly SeriesWindow[]> {
  const { attempts } = sharedQueryOf(context);
  const tags = band === undefined ? [tag] : [tag, band.lower, band.upper];
  const windows: SeriesWindow[] = [];
  for (const each of tags) {
    const points = await context.reader.points(
      { experiment: "", run, tag: each, attempts },
      signal,
    );
    if (points !== undefined) windows.push(wholeWindow(run, each, points));
  }
  return windows;
}

function wholeWindow(run: string, tag: string, points: ScalarPoints): SeriesWindow {
  const { length: totalPoints, wallTimesSecs } = points;
  const originTimeSecs = wallTimesSecs[0] ?? NaN;
  return { ...points, run, tag, exact: true, totalPoints, originTimeSecs, version: 0 };
}

function lineData(found: CardLine, hasPlaces: boolean): LineData {
  const { source, window, x, smoothed, lower, upper, color } = found;
  const { run, tag, expression = tag, label, dash, axis } = source;
  const { steps, wallTimesSecs, values, group } = window;
  return {
    run,
    tag: expression,
    name: label,
    steps,
    wallTimesSecs,
    values,
    extras: {
      ...(hasPlaces && { x }),
      ...(smoothed && { smoothed }),
      ...(lower && upper && { lower, upper }),
      ...(group && { runs: group.runCounts }),
    },
    look: { color: onPaper(color), ...(dash && { dash }), ...(axis && { axis }) },
  };
}

function notesOf({ source: { label }, window }: CardLine): readonly string[] {
  const { exact, length, totalPoints, group, steps } = window;
  return [
    ...(group?.isApproximate === true ? [`“${label}” was made from reduced lines.`] : []),
    ...(exact ? [] : [`“${label}” was reduced to ${length} of ${totalPoints} points.`]),
    ...(hasRoundedSteps(steps) ? [`“${label}” has steps beyond 2^53, which are rounded.`] : []),
  ];
}

function isWithin({ min, max }: XRange, place: number): boolean {
  return place >= min && place <= max;
}

/** Scripts draw on white, whatever the theme of the page. */
function onPaper(chosen: string): string {
  const color = colorInTheme(chosen, "light");
  return /^#[0-9a-f]{6}$/i.test(color) ? color : "#808080";
}
