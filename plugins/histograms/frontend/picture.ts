import { valueText, type AxisKind, type ScaleKind } from "@runlens/charts";
import { clamped, type PlacedHistogram, type Spot } from "@runlens/histograms";
import type { ChartTheme } from "@runlens/widgets";
import { binAt, edgeOf, rebin, sharedBins, type Bins } from "./bins.ts";

/** A series in shared bins: what all ways of drawing it start from. */
export interface Picture {
  readonly bins: Bins;
  /** Of each histogram, the oldest first: values per bin. */
  readonly counts: readonly Float64Array[];
  /** The largest of them, at least 1. */
  readonly maxCount: number;
  readonly places: readonly number[];
  readonly steps: Float64Array;
  readonly axis: AxisKind;
  /** Which histogram the page shows; undefined: the newest, unmarked. */
  readonly chosen: number | undefined;
  readonly color: string;
  readonly theme: ChartTheme;
}

export const LINEAR: ScaleKind = "linear";

/** @param placed all histograms: they share the bins, whichever are drawn. */
export function binned(
  placed: readonly PlacedHistogram[],
  drawn: readonly PlacedHistogram[],
  binCount: number,
): Pick<Picture, "bins" | "counts" | "maxCount" | "places" | "steps"> {
  const bins = sharedBins(
    placed.map(({ histogram }) => histogram),
    binCount,
  );
  const counts = drawn.map(({ histogram }) => rebin(histogram.buckets, bins));
  let maxCount = 0;
  for (const each of counts) for (const count of each) maxCount = Math.max(maxCount, count);
  const places = drawn.map(({ place }) => place);
  const steps = Float64Array.from(drawn, ({ histogram }) => histogram.step);
  return { bins, counts, maxCount: maxCount || 1, places, steps };
}

/** The spot itself, or the nearest one that there is. */
export function clampedSpot({ counts, bins }: Picture, { histogram, bin }: Spot): Spot {
  return {
    histogram: clamped(histogram, 0, counts.length - 1),
    bin: clamped(bin, 0, bins.count - 1),
  };
}

export function countAt({ counts }: Picture, { histogram, bin }: Spot): number {
  return counts[histogram]?.[bin] ?? 0;
}

/** The middle of a bin. */
export function middleOf(bins: Bins, bin: number): number {
  return (edgeOf(bins, bin) + edgeOf(bins, bin + 1)) / 2;
}

/** The bin of a value; -1 where it lies outside of all. */
export function binOf(bins: Bins, value: number | undefined): number {
  return value === undefined || value < bins.min || value > bins.max ? -1 : binAt(bins, value);
}

/** Where a bin's values lie: "−0.3 to −0.1". */
export function binText(bins: Bins, bin: number): string {
  return `${valueText(edgeOf(bins, bin))} to ${valueText(edgeOf(bins, bin + 1))}`;
}

/** More than the eye tells apart; browsers take long to read a colour. */
const AGES = 32;

/** Newer histograms stand out more: from a third of the run's colour to all of it. */
export function ageColor({ counts, color, theme }: Picture, histogram: number): string {
  const age = counts.length < 2 ? 1 : histogram / (counts.length - 1);
  return mixed(color, 0.3 + (0.7 * Math.round(AGES * age)) / AGES, theme.background);
}

/** @param share of the first colour, 0 to 1. */
export function mixed(color: string, share: number, other: string): string {
  return `color-mix(in oklab, ${color} ${(100 * share).toFixed(1)}%, ${other})`;
}
