import type { LoggedValue } from "@runlens/model";
import {
  nearestPosition,
  useLoaded,
  useMoments,
  type KnownSteps,
  type Loaded,
  type SeriesName,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { useCallback, useEffect, useMemo, useRef } from "react";

/** What all cards of the page share. */
export interface CardsShare {
  readonly source: ValueSource;
  readonly knownSteps: KnownSteps;
}

/** A slider that moves on needs no neighbours of where it was. */
const PREFETCH_DELAY_MS = 120;
/** Steps on either side that are read ahead, once fewer than so many are at hand. */
const AHEAD = 8;
const MIN_AHEAD = 3;

/** The value of a series that stands for a step; it and its neighbours are kept. */
export function useNearestValue(
  run: string,
  tag: string,
  step: number | undefined,
  { source, knownSteps }: CardsShare,
): Loaded<LoggedValue> & { readonly count: number | undefined } {
  const series = useMemo(() => ({ run, tag }), [run, tag]);
  const moments = useMoments(source, series);
  const steps = moments.value?.steps;
  const position = steps === undefined ? -1 : nearestPosition(steps, step);
  // At hand: shown at once, without a moment of waiting in between.
  const kept = position < 0 ? undefined : source.kept(series, position);
  const load = useCallback(
    (signal: AbortSignal) => source.value(series, position, signal),
    // oxlint-disable-next-line react/exhaustive-deps -- of other moments a position means another value
    [source, series, position, steps],
  );
  const isKnown = position >= 0;
  const read = useLoaded(isKnown && kept === undefined ? load : undefined);
  const value = useLatest(kept, read);
  useEffect(() => {
    if (steps !== undefined) knownSteps.set(series, steps);
  }, [knownSteps, series, steps]);
  usePrefetch(source, series, isKnown && !value.loading ? position : undefined, steps?.length ?? 0);
  const loading = value.loading || moments.loading;
  const { problem, retry } = moments.problem === undefined ? value : moments;
  return { value: value.value, loading, problem, retry, count: steps?.length };
}

/** What is at hand, else what was read; while it is read, what was there before, wherever from. */
function useLatest(kept: LoggedValue | undefined, read: Loaded<LoggedValue>): Loaded<LoggedValue> {
  const before = useRef<LoggedValue>(undefined);
  // oxlint-disable-next-line react-compiler/refs -- a state would draw 64 tiles twice for each step
  const value = kept ?? (read.loading ? before.current : read.value);
  useEffect(() => {
    before.current = value;
  }, [value]);
  return { ...read, value, problem: kept === undefined ? read.problem : undefined };
}

/**
 * Reads the steps around ahead, so that the next moves of a slider find them at hand: at once
 * when it goes from step to step, else when it rests. A reading goes on while the slider stays
 * within it.
 */
function usePrefetch(
  source: ValueSource,
  series: SeriesName,
  position: number | undefined,
  count: number,
): void {
  const reading = useRef<Reading>(undefined);
  useEffect(() => () => reading.current?.stop.abort(), []);
  useEffect(() => {
    if (position === undefined) return undefined;
    const before = reading.current;
    const isNear = before?.series === series && Math.abs(position - before.position) <= AHEAD;
    if (!isNear) before?.stop.abort();
    const near = positionsAround(position, MIN_AHEAD, count);
    if (near.every((each) => source.isComing(series, each))) return undefined;
    const timer = setTimeout(
      () => {
        const stop = new AbortController();
        reading.current = { series, position, stop };
        // What fails here fails again when it is asked for, and is told then.
        source
          .prefetch(series, positionsAround(position, AHEAD, count), stop.signal)
          .catch(() => {});
      },
      isNear ? 0 : PREFETCH_DELAY_MS,
    );
    return () => clearTimeout(timer);
  }, [source, series, position, count]);
}

interface Reading {
  readonly series: SeriesName;
  /** In the middle of what is read. */
  readonly position: number;
  readonly stop: AbortController;
}

function positionsAround(position: number, reach: number, count: number): number[] {
  const first = Math.max(position - reach, 0);
  const last = Math.min(position + reach, count - 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (each) => each !== position,
  );
}
