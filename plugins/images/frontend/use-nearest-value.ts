import type { LoggedValue, PageSteps } from "@runlens/model";
import {
  shownPosition,
  useLoaded,
  useMoments,
  type KnownSteps,
  type Loaded,
  type SeriesName,
  type ValueSource,
} from "@runlens/plugin-api/media";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { positionsAhead } from "./positions-ahead.ts";

/** What all cards of the page share. */
export interface CardsShare {
  readonly source: ValueSource;
  readonly knownSteps: KnownSteps;
}

/** A slider that jumps on needs no neighbours of where it was. */
const PREFETCH_DELAY_MS = 120;
/** Steps that are read ahead: in the direction of the slider, or half of them on either side. */
const AHEAD = 8;

/** The value of a series that a page shows; it and its neighbours are kept. */
export function useNearestValue(
  run: string,
  tag: string,
  page: PageSteps,
  { source, knownSteps }: CardsShare,
): Loaded<LoggedValue> & { readonly count: number | undefined } {
  const series = useMemo(() => ({ run, tag }), [run, tag]);
  const moments = useMoments(source, series);
  const steps = moments.value?.steps;
  const position = steps === undefined ? -1 : shownPosition(steps, page);
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
 * Reads steps ahead, so that the next moves of a slider find them at hand: where it goes, at
 * once, or around where it rests. Reading goes on while the slider stays near.
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
    const moved = before?.series === series ? position - before.position : NaN;
    const isNear = Math.abs(moved) <= AHEAD;
    if (!isNear) before?.stop.abort();
    const { stop } = isNear && before ? before : { stop: new AbortController() };
    reading.current = { series, position, stop };
    const read = (): void => {
      const positions = positionsAhead(position, isNear ? Math.sign(moved) : 0, AHEAD, count);
      // What fails here fails again when it is asked for, and is told then.
      source.prefetch(series, positions, stop.signal).catch(() => {});
    };
    if (isNear) return read();
    const timer = setTimeout(read, PREFETCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [source, series, position, count]);
}

interface Reading {
  readonly series: SeriesName;
  /** Where the slider was last. */
  readonly position: number;
  readonly stop: AbortController;
}
