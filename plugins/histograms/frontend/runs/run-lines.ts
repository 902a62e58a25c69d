import type { StepHistogram } from "@runlens/histograms";
import type { VisibleRun } from "@runlens/plugin-api";
import { rebin, sharedBins, type Bins } from "../bins.ts";
import type { RunHistogram } from "./use-run-histograms.ts";

/** A run's histogram as it is drawn. */
export interface RunLine {
  readonly run: VisibleRun;
  readonly histogram: StepHistogram;
  /** Values in each bin. */
  readonly counts: Float64Array;
  /** The same in percent of the run's values, so that runs with few values compare, too. */
  readonly percents: Float64Array;
}

/** Histograms of several runs in bins that span the buckets of all. */
export function runLines(
  histograms: readonly RunHistogram[],
  runs: readonly VisibleRun[],
  binCount: number,
): { readonly bins: Bins; readonly lines: readonly RunLine[] } {
  const byName = new Map(histograms.map(({ run, value }) => [run, value]));
  const bins = sharedBins(
    [...byName.values()].filter((histogram) => histogram !== undefined),
    binCount,
  );
  const lines = runs.flatMap((run): RunLine[] => {
    const histogram = byName.get(run.name);
    if (histogram === undefined) return [];
    const counts = rebin(histogram.buckets, bins);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return [{ run, histogram, counts, percents: counts.map((count) => (100 * count) / total) }];
  });
  return { bins, lines };
}
