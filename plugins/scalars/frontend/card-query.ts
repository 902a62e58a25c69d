import { RunlensError, messageOf, type Problem } from "@runlens/base";
import type { ApiWindowsRequest, SeriesWindow } from "@runlens/model";
import { requestFor, type CardQuery, type SeriesCache } from "./series-cache.ts";

/** What a card has to show. While something better loads, what is there stays. */
export interface CardData {
  readonly windows: readonly SeriesWindow[];
  /** Something that the query wants was never fetched. */
  readonly loading: boolean;
  /** Why the last request failed. */
  readonly problem?: Problem;
}

export const NOTHING_YET: CardData = { windows: [], loading: true };

/** Keeps one card supplied: one request at a time, the newest query waits, older ones vanish. */
export interface CardSupply {
  /** States the query, or asks again when points changed or the last request failed. */
  ask(query: CardQuery): void;
  /** Gives up the request under way. */
  close(): void;
}

export function supplyCard(
  cache: SeriesCache,
  fetchWindows: (request: ApiWindowsRequest, signal: AbortSignal) => Promise<SeriesWindow[]>,
  onData: (data: CardData) => void,
): CardSupply {
  const closing = new AbortController();
  let waiting: CardQuery | undefined;
  let shown: CardData | undefined;
  let isFetching = false;

  return {
    ask(query) {
      const { windows, missing } = cache.read(query);
      show({ windows, loading: missing.length > 0 });
      waiting = query;
      if (!isFetching) void fetchWaiting();
    },
    close: () => closing.abort(),
  };

  async function fetchWaiting(): Promise<void> {
    isFetching = true;
    while (waiting !== undefined && !closing.signal.aborted) {
      const query = waiting;
      waiting = undefined;
      const problem = await fetchMissing(query);
      if (!closing.signal.aborted) report(waiting ?? query, problem);
    }
    isFetching = false;
  }

  async function fetchMissing(query: CardQuery): Promise<Problem | undefined> {
    const { missing } = cache.read(query);
    if (missing.length === 0) return undefined;
    const request = requestFor(query, missing);
    const sentAt = cache.clock();
    try {
      cache.store(request, await fetchWindows(request, closing.signal), sentAt);
      return undefined;
    } catch (error) {
      return problemOf(error);
    }
  }

  function report(query: CardQuery, problem: Problem | undefined): void {
    const { windows, missing } = cache.read(query);
    const loading = missing.length > 0 && problem === undefined;
    show({ windows, loading, ...(problem && { problem }) });
  }

  /** A list of the very same windows stays the same list: much is derived from it. */
  function show(data: CardData): void {
    const windows = shown && areSame(data.windows, shown.windows) ? shown.windows : data.windows;
    const { loading, problem } = data;
    const isShown = windows === shown?.windows && loading === shown.loading;
    if (isShown && problem === shown?.problem) return;
    shown = { ...data, windows };
    onData(shown);
  }
}

function areSame(a: readonly SeriesWindow[], b: readonly SeriesWindow[]): boolean {
  return a.length === b.length && a.every((window, i) => window === b[i]);
}

function problemOf(thrown: unknown): Problem {
  if (thrown instanceof RunlensError) return thrown;
  return {
    code: "scalars.fetchFailed",
    message: `Points could not be fetched: ${messageOf(thrown)}.`,
  };
}
