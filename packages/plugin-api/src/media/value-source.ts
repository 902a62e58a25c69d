import { RunlensError } from "@runlens/base";
import type { LoggedValue, Moments } from "@runlens/model";
import type { DashboardContext } from "../dashboard.ts";

/** That of the page's own address. */
const EXPERIMENT = "";

export interface SeriesName {
  readonly run: string;
  readonly tag: string;
}

/** Values of series that are no scalars, kept for who asks again. */
export interface ValueSource {
  /** When its values were logged; of a series that is gone none. */
  moments(series: SeriesName, signal: AbortSignal): Promise<Moments>;
  /** @throws RunlensError `media.gone` when the series has no such value any more. */
  value(series: SeriesName, position: number, signal: AbortSignal): Promise<LoggedValue>;
  /** What `value` has at hand; undefined: it must be read. */
  kept(series: SeriesName, position: number): LoggedValue | undefined;
  /** Whether it is at hand, or being read ahead. */
  isComing(series: SeriesName, position: number): boolean;
  /**
   * Reads values that are likely to be asked for next, those that are not kept, the likeliest
   * first: as many as `MAX_AHEAD_BYTES` allow if they are as large as those that are kept.
   */
  prefetch(series: SeriesName, positions: readonly number[], signal: AbortSignal): Promise<void>;
  /** Forgets what is known of series that changed, and tells their followers. */
  markChanged(changes: ReadonlyMap<string, readonly string[]>): void;
  /** Calls back when values of a series came or went. */
  follow(series: SeriesName, listener: () => void): () => void;
}

const NO_MOMENTS: Moments = {
  length: 0,
  steps: new Float64Array(0),
  wallTimesSecs: new Float64Array(0),
};

/** Values that are kept, all series together. */
const MAX_KEPT_BYTES = 64 * 2 ** 20;
/** What a value takes besides its bytes, roughly. */
const VALUE_BYTES = 200;

/** Of one series, read while nobody waits for it. A value that is larger alone is not. */
const MAX_AHEAD_BYTES = 2 ** 20;
/** Values of a series that are read ahead at once; then it is the turn of other series. */
const VALUES_PER_TURN = 2;

interface KeptSeries {
  moments?: Moments;
  readonly values: Map<number, LoggedValue>;
  /** What is being read ahead, by position; settles without an error. */
  readonly coming: Map<number, Promise<void>>;
}

export function createValueSource(
  reader: Pick<DashboardContext["reader"], "moments" | "values">,
): ValueSource {
  const kept = new Map<string, KeptSeries>();
  const listeners = new Map<string, Set<() => void>>();
  let keptBytes = 0;

  return {
    async moments(series, signal) {
      const known = keptOf(series);
      if (known.moments !== undefined) return known.moments;
      const query = { experiment: EXPERIMENT, ...series };
      const moments = (await reader.moments(query, signal)) ?? NO_MOMENTS;
      known.moments = moments;
      return moments;
    },
    async value(series, position, signal) {
      const known = keptOf(series);
      await within(known.coming.get(position), signal);
      const value = known.values.get(position);
      if (value !== undefined) return value;
      const query = { experiment: EXPERIMENT, ...series, positions: [position] };
      const [read] = (await reader.values(query, signal)) ?? [];
      if (read === undefined) throw goneValue(series);
      if (kept.get(keyOf(series)) === known) keep(known, position, read);
      return read;
    },
    isComing(series, position) {
      const known = kept.get(keyOf(series));
      return known?.values.has(position) === true || known?.coming.has(position) === true;
    },
    kept: (series, position) => kept.get(keyOf(series))?.values.get(position),
    async prefetch(series, positions, signal) {
      const known = keptOf(series);
      const missing = positions
        .filter((position) => !known.values.has(position) && !known.coming.has(position))
        .slice(0, MAX_AHEAD_BYTES / largestOf(known.values));
      const turns: Promise<void>[] = [];
      for (let at = 0; at < missing.length; at += VALUES_PER_TURN) {
        const turn = missing.slice(at, at + VALUES_PER_TURN).toSorted((a, b) => a - b);
        turns.push(readAhead(series, known, turn, signal));
      }
      await Promise.all(turns);
    },
    markChanged(changes) {
      const keys = [...changes].flatMap(([run, tags]) => tags.map((tag) => keyOf({ run, tag })));
      for (const key of keys) forget(key);
      for (const key of keys) for (const listener of listeners.get(key) ?? []) listener();
    },
    follow(series, listener) {
      const key = keyOf(series);
      const followers = listeners.get(key) ?? new Set();
      listeners.set(key, followers.add(listener));
      return () => {
        followers.delete(listener);
        if (followers.size === 0 && listeners.get(key) === followers) listeners.delete(key);
      };
    },
  };

  function keptOf(series: SeriesName): KeptSeries {
    const key = keyOf(series);
    const known = kept.get(key) ?? { values: new Map(), coming: new Map() };
    // The series that was asked for last is the last to go.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }

  async function readAhead(
    series: SeriesName,
    known: KeptSeries,
    positions: readonly number[],
    signal: AbortSignal,
  ): Promise<void> {
    const query = { experiment: EXPERIMENT, ...series, positions, maxBytes: MAX_AHEAD_BYTES };
    const reading = reader.values(query, signal);
    const settled = keepAll(series, known, positions, reading).catch(() => {});
    for (const position of positions) known.coming.set(position, settled);
    try {
      await reading;
      await settled;
    } finally {
      for (const position of positions) known.coming.delete(position);
    }
  }

  async function keepAll(
    series: SeriesName,
    known: KeptSeries,
    positions: readonly number[],
    reading: ReturnType<typeof reader.values>,
  ): Promise<void> {
    const read = await reading;
    // With fewer values than asked for nobody knows which they are.
    if (read?.length !== positions.length || kept.get(keyOf(series)) !== known) return;
    for (const [i, position] of positions.entries()) {
      const value = read[i];
      if (value?.kind === "read" && !known.values.has(position)) keep(known, position, value);
    }
  }

  /** Makes room: first of the series that nobody asked for longest, at last of this one. */
  function keep(latest: KeptSeries, position: number, read: LoggedValue): void {
    latest.values.set(position, read);
    keptBytes += bytesOf(read);
    for (const { values } of kept.values()) {
      for (const [each, value] of values) {
        if (keptBytes <= MAX_KEPT_BYTES) return;
        values.delete(each);
        keptBytes -= bytesOf(value);
      }
    }
  }

  function forget(key: string): void {
    for (const value of kept.get(key)?.values.values() ?? []) keptBytes -= bytesOf(value);
    kept.delete(key);
  }
}

/** Waits for something, but no longer than a signal lasts. */
async function within(settles: Promise<void> | undefined, signal: AbortSignal): Promise<void> {
  if (settles === undefined) return;
  const done = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { signal: done.signal });
  });
  try {
    await Promise.race([settles, stopped]);
  } finally {
    done.abort();
  }
}

function keyOf({ run, tag }: SeriesName): string {
  return JSON.stringify([run, tag]);
}

function bytesOf(value: LoggedValue): number {
  const isBytes = value.kind === "read" && "bytes" in value.data;
  return VALUE_BYTES + (isBytes ? value.data.bytes.length : 0);
}

function largestOf(values: ReadonlyMap<number, LoggedValue>): number {
  return Math.max(VALUE_BYTES, ...Array.from(values.values(), bytesOf));
}

function goneValue({ run, tag }: SeriesName): RunlensError {
  return new RunlensError({
    code: "media.gone",
    message: `Run "${run}" has no such value under the tag "${tag}" any more.`,
  });
}
