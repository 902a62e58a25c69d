import { readHistogram, type Bucket } from "@runlens/format";
import type { LoggedValue } from "@runlens/model";

/** One histogram of a series. All numbers of its buckets are finite. */
export interface StepHistogram {
  readonly step: number;
  readonly wallTimeSecs: number;
  readonly buckets: readonly Bucket[];
  /** Values in buckets that are left out, since their edges are not finite. */
  readonly oddValues: number;
}

/** What could be read of a series, the oldest first, and what could not. */
export interface HistogramSeries {
  readonly histograms: readonly StepHistogram[];
  /** Values that are no histograms or could not be read. */
  readonly unreadable: number;
  /** Why the newest of them could not be read; "" when all could. */
  readonly reason: string;
  /** Buckets that were left out of all histograms together. */
  readonly oddBuckets: number;
}

/** Work that is done before the page gets its turn; half a frame. */
const TURN_MS = 8;

/**
 * Decodes logged values. Long series take several turns of the page, so that it stays
 * able to answer in between.
 *
 * @param pause resolves when the page had its turn.
 */
export async function decodeSeries(
  values: readonly LoggedValue[],
  signal: AbortSignal,
  { turnMs = TURN_MS, pause = nextTurn } = {},
): Promise<HistogramSeries> {
  const histograms: StepHistogram[] = [];
  let unreadable = 0;
  let reason = "";
  let oddBuckets = 0;
  let turnEndsMs = performance.now() + turnMs;
  for (const value of values) {
    if (performance.now() > turnEndsMs) {
      await pause();
      signal.throwIfAborted();
      turnEndsMs = performance.now() + turnMs;
    }
    const read = readValue(value);
    if (read.kind === "unreadable") {
      unreadable++;
      reason = read.reason;
      continue;
    }
    const { step, wallTimeSecs } = value;
    histograms.push({ step, wallTimeSecs, buckets: read.buckets, oddValues: read.oddValues });
    oddBuckets += read.oddBuckets;
  }
  return { histograms, unreadable, reason, oddBuckets };
}

function readValue(value: LoggedValue): ReturnType<typeof readHistogram> {
  if (value.kind === "read") return readHistogram(value.data);
  return { kind: "unreadable", reason: value.problem.message };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
