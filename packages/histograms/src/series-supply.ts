import { messageOf, RunlensError, type Problem } from "@runlens/base";
import type { LoggedValue } from "@runlens/model";
import type { DashboardContext } from "@runlens/plugin-api";
import type { SeriesName } from "@runlens/plugin-api/media";
import { decodeSeries, type HistogramSeries } from "./histogram-series.ts";

/** What there is of a series. While it is read again, what was read before stays. */
export interface SeriesState {
  readonly series: HistogramSeries | undefined;
  /** Why it could not be read the last time. */
  readonly problem: Problem | undefined;
}

/** Reads series that someone looks at, a few at a time, and keeps them for who comes back. */
export interface SeriesSupply {
  read(name: SeriesName): SeriesState;
  /**
   * Asks for a series as long as it is followed.
   * @returns stops following, and gives up what is under way.
   */
  follow(name: SeriesName, listener: () => void): () => void;
  /** Reads again what failed. */
  retry(name: SeriesName): void;
  /** Values of these series came or went, as run → tags. */
  markChanged(changes: ReadonlyMap<string, readonly string[]>): void;
}

type ReadValues = DashboardContext["reader"]["values"];

interface Entry {
  readonly name: SeriesName;
  state: SeriesState;
  isFresh: boolean;
  readonly listeners: Set<() => void>;
  loading: AbortController | undefined;
  /** When it may be read again, in the time of `performance.now()`. */
  notBeforeMs: number;
}

/** More at a time would make each card wait for all. */
const MAX_REQUESTS = 4;
/** A growing series is read as a whole, so not with every change. */
const MIN_PAUSE_MS = 2000;
/** About 100 bytes each: what is kept of series that nobody looks at. */
const MAX_KEPT_BUCKETS = 1_000_000;
const NOTHING_YET: SeriesState = { series: undefined, problem: undefined };

export function createSeriesSupply(
  readValues: ReadValues,
  { minPauseMs = MIN_PAUSE_MS, maxKeptBuckets = MAX_KEPT_BUCKETS } = {},
): SeriesSupply {
  /** The entry that was used last is last. */
  const entries = new Map<string, Entry>();
  let requests = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    read: (name) => entries.get(keyOf(name))?.state ?? NOTHING_YET,
    follow(name, listener) {
      const entry = entryOf(name);
      entry.listeners.add(listener);
      loadNext();
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0) entry.loading?.abort();
      };
    },
    retry(name) {
      const entry = entryOf(name);
      entry.isFresh = false;
      entry.notBeforeMs = 0;
      loadNext();
    },
    markChanged(changes) {
      for (const [run, tags] of changes) {
        for (const tag of tags) {
          const entry = entries.get(keyOf({ run, tag }));
          if (entry !== undefined) entry.isFresh = false;
        }
      }
      loadNext();
    },
  };

  function entryOf(name: SeriesName): Entry {
    const key = keyOf(name);
    const entry = entries.get(key) ?? {
      name,
      state: NOTHING_YET,
      isFresh: false,
      listeners: new Set(),
      loading: undefined,
      notBeforeMs: 0,
    };
    entries.delete(key);
    entries.set(key, entry);
    return entry;
  }

  function loadNext(): void {
    const now = performance.now();
    const waiting = [...entries.values()].filter(
      ({ isFresh, listeners, loading }) => !isFresh && listeners.size > 0 && loading === undefined,
    );
    for (const entry of waiting) {
      if (requests >= MAX_REQUESTS) return;
      if (entry.notBeforeMs <= now) void load(entry);
    }
    const next = Math.min(
      ...waiting.map(({ notBeforeMs }) => notBeforeMs).filter((at) => at > now),
    );
    clearTimeout(timer);
    if (Number.isFinite(next)) timer = setTimeout(loadNext, next - now);
  }

  async function load(entry: Entry): Promise<void> {
    const loading = new AbortController();
    entry.loading = loading;
    entry.isFresh = true;
    requests++;
    const state = await readSeries(readValues, entry, loading.signal);
    requests--;
    entry.loading = undefined;
    entry.notBeforeMs = performance.now() + minPauseMs;
    if (state === undefined) {
      entry.isFresh = false;
      entry.notBeforeMs = 0;
    } else {
      entry.state = state;
      letGo();
      for (const listener of entry.listeners) listener();
    }
    loadNext();
  }

  /** Forgets the series that nobody looks at and that were used longest ago. */
  function letGo(): void {
    let kept = 0;
    for (const [key, entry] of [...entries].toReversed()) {
      kept += bucketsIn(entry.state);
      if (kept > maxKeptBuckets && entry.listeners.size === 0) entries.delete(key);
    }
  }
}

/** Undefined when nobody wants it any more. What was read before stays when reading fails. */
async function readSeries(
  readValues: ReadValues,
  { name, state }: Entry,
  signal: AbortSignal,
): Promise<SeriesState | undefined> {
  try {
    const values: readonly LoggedValue[] =
      (await readValues({ experiment: "", ...name }, signal)) ?? [];
    return { series: await decodeSeries(values, signal), problem: undefined };
  } catch (error) {
    return signal.aborted ? undefined : { ...state, problem: problemOf(error) };
  }
}

function problemOf(thrown: unknown): Problem {
  if (thrown instanceof RunlensError) return thrown;
  return {
    code: "histograms.fetchFailed",
    message: `Histograms could not be fetched: ${messageOf(thrown)}.`,
  };
}

function bucketsIn({ series }: SeriesState): number {
  return series?.histograms.reduce((sum, { buckets }) => sum + buckets.length, 0) ?? 0;
}

function keyOf({ run, tag }: SeriesName): string {
  return JSON.stringify([run, tag]);
}
