import type { AxisKind } from "@runlens/charts";
import { isInRange, type StepRange, type XAxis } from "@runlens/model";
import type { StepHistogram } from "./histogram-series.ts";

/** A histogram and where it stands on the axis of time. */
export interface PlacedHistogram {
  readonly histogram: StepHistogram;
  /** A step, or seconds; finite. */
  readonly place: number;
}

/** What that axis counts. */
export const AXIS_KINDS: Readonly<Record<XAxis, AxisKind>> = {
  step: "step",
  relative: "duration",
  wall: "moment",
};

/**
 * Histograms on an axis of time, the oldest first. Those whose wall time is not finite have
 * no place on the axes that need it. Relative times count from the first finite one.
 */
export function placesOn(histograms: readonly StepHistogram[], xAxis: XAxis): PlacedHistogram[] {
  const timed = histograms.filter(({ wallTimeSecs }) => Number.isFinite(wallTimeSecs));
  if (xAxis === "step") {
    return histograms.map((histogram) => ({ histogram, place: histogram.step }));
  }
  const start = xAxis === "relative" ? (timed[0]?.wallTimeSecs ?? 0) : 0;
  return timed.map((histogram) => ({ histogram, place: histogram.wallTimeSecs - start }));
}

/** Those of the steps of a range. */
export function placesWithin(
  placed: readonly PlacedHistogram[],
  range: StepRange | undefined,
): readonly PlacedHistogram[] {
  if (range === undefined) return placed;
  return placed.filter(({ histogram }) => isInRange(histogram.step, range));
}

/** At most `most` items, evenly spread, the first and the last among them. */
export function evenlySpread<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const spacing = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => items[Math.round(i * spacing)]).filter(
    (item) => item !== undefined,
  );
}
