import { groupedText, visibleName } from "@runlens/base";
import { countOdd, countText, stepText, type OddCounts, type Range } from "@runlens/charts";
import type { GroupColumns, SeriesWindow, TagAxis, XAxis } from "@runlens/model";
import { seriesKey, type LineSource } from "./select-lines.ts";
import { placeOf } from "./windows.ts";

/** A series with values that are no numbers. */
export interface OddSeries {
  /** Of its line; of one of a group also its run. */
  readonly label: string;
  /** It is a part of a group, whose line leaves such values out. */
  readonly isMember: boolean;
  /** More than one: runs of a group that are counted, and not named. Default: 1. */
  readonly runCount?: number;
  readonly counts: OddCounts;
  /** There may be more than were counted: one of a kind per pixel column is known. */
  readonly isReduced: boolean;
  /** Of the first of them; NaN where lines have no steps. */
  readonly firstStep: number;
  /** The first of them and some points on either side; absent with one point in all. */
  readonly around?: Range;
}

/** Points on either side of the first odd one that are worth a look. */
const POINTS_AROUND = 12;
const MAX_LISTED = 10;

/** @param windows over everything, since a part does not tell where it began. The first comes first. */
export function oddSeriesOf(
  windows: readonly SeriesWindow[],
  sources: readonly LineSource[],
  xAxis: XAxis | TagAxis,
): readonly OddSeries[] {
  const bySeries = new Map(windows.map((window) => [seriesKey(window), window]));
  return sources
    .flatMap((source): readonly OddSeries[] => {
      const { run, tag, expression = tag, label, group } = source;
      const window = bySeries.get(seriesKey({ run, tag: expression, group }));
      if (window === undefined) return [];
      if (window.group !== undefined) return oddMembers(window, window.group, xAxis, label);
      const first = firstOddOf(window);
      if (first < 0) return [];
      const around = rangeAround(window, xAxis, first);
      return [
        {
          label,
          isMember: false,
          counts: countOdd(window.values),
          isReduced: !window.exact,
          firstStep: window.steps[first] ?? NaN,
          ...(around && { around }),
        },
      ];
    })
    .toSorted((a, b) => orderOf(a) - orderOf(b));
}

/** Windows do not change, and with every zoom they are asked again. */
const firstOdds = new WeakMap<SeriesWindow, number>();

/** The position of the first value that is no finite number; -1 without any. */
function firstOddOf(window: SeriesWindow): number {
  const known = firstOdds.get(window);
  if (known !== undefined) return known;
  const first = window.values.findIndex((value) => !Number.isFinite(value));
  firstOdds.set(window, first);
  return first;
}

function oddMembers(
  window: SeriesWindow,
  { oddRuns, otherOddRuns }: GroupColumns,
  xAxis: XAxis | TagAxis,
  label: string,
): readonly OddSeries[] {
  const named = oddRuns.map(({ run, firstX, ...counts }): OddSeries => {
    const around = rangeAround(window, xAxis, positionOf(window, xAxis, firstX));
    return {
      label: `${run} in ${label}`,
      isMember: true,
      counts,
      isReduced: false,
      firstStep: xAxis === "step" ? firstX : NaN,
      ...(around && { around }),
    };
  });
  if (otherOddRuns === undefined) return named;
  const { runCount, ...counts } = otherOddRuns;
  const unnamed = { isMember: true, isReduced: false, firstStep: NaN };
  return [...named, { ...unnamed, label, runCount, counts }];
}

/** Of the first point there or behind it; the points of a group rise. */
function positionOf(window: SeriesWindow, xAxis: XAxis | TagAxis, place: number): number {
  let at = 0;
  while (at < window.length - 1 && placeOf(window, xAxis, at) < place) at++;
  return at;
}

/** "NaN from step 120", "2 series have NaN", "1 run has NaN from step 120" of a group; "" without any. */
export function oddTextOf(series: readonly OddSeries[]): string {
  const [first] = series;
  if (first === undefined) return "";
  const kinds = kindsOf(series);
  const areMembers = series.every(({ isMember }) => isMember);
  const count = countOf(series);
  if (count > 1) {
    const noun = areMembers ? "runs" : "series";
    return `${groupedText(count)} ${noun} have ${kinds.join(" or ")}`;
  }
  const text = (areMembers ? "1 run has " : "") + kinds.join(" and ");
  if (Number.isNaN(first.firstStep)) return text;
  const { nan, positiveInfinity, negativeInfinity } = first.counts;
  const isAlone = nan + positiveInfinity + negativeInfinity === 1 && !first.isReduced;
  return `${text} ${isAlone ? "at" : "from"} step ${stepText(first.firstStep)}`;
}

/** A line per series: "adam/seed-1: 3 NaN · 1 +∞, first at step 120". */
export function oddLinesOf(series: readonly OddSeries[]): readonly string[] {
  const named = series.filter(({ runCount }) => runCount === undefined).slice(0, MAX_LISTED);
  const more = countOf(series) - named.length;
  const lines = named.map(({ label, counts, isReduced, firstStep }) => {
    const parts = oddParts(counts).map((part) => (isReduced ? `≥ ${part}` : part));
    const place = Number.isNaN(firstStep) ? "" : `, first at step ${stepText(firstStep)}`;
    return `${visibleName(label)}: ${parts.join(" · ")}${place}`;
  });
  return more > 0 ? [...lines, `and ${groupedText(more)} more`] : lines;
}

function countOf(series: readonly OddSeries[]): number {
  return series.reduce((sum, { runCount = 1 }) => sum + runCount, 0);
}

function kindsOf(series: readonly OddSeries[]): readonly string[] {
  const has = (kind: keyof OddSeries["counts"]): boolean =>
    series.some(({ counts }) => counts[kind] > 0);
  const signs = `${has("positiveInfinity") ? "+" : ""}${has("negativeInfinity") ? "−" : ""}`;
  const infinity = signs === "" ? [] : [`${signs.replace("+−", "±")}∞`];
  return [...(has("nan") ? ["NaN"] : []), ...infinity];
}

function oddParts({ nan, positiveInfinity, negativeInfinity }: OddSeries["counts"]): string[] {
  return [
    ...(nan > 0 ? [`${countText(nan)} NaN`] : []),
    ...(positiveInfinity > 0 ? [`${countText(positiveInfinity)} +∞`] : []),
    ...(negativeInfinity > 0 ? [`${countText(negativeInfinity)} −∞`] : []),
  ];
}

function orderOf({ firstStep }: OddSeries): number {
  return Number.isNaN(firstStep) ? Number.MAX_VALUE : firstStep;
}

function rangeAround(
  window: SeriesWindow,
  xAxis: XAxis | TagAxis,
  index: number,
): Range | undefined {
  let [min, max] = [Infinity, -Infinity];
  const last = Math.min(index + POINTS_AROUND, window.length - 1);
  for (let i = Math.max(index - POINTS_AROUND, 0); i <= last; i++) {
    const place = placeOf(window, xAxis, i);
    if (place < min) min = place;
    if (place > max) max = place;
  }
  return Number.isFinite(max - min) && min < max ? { min, max } : undefined;
}
