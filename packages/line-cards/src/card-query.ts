import { RunlensError, messageOf, type Problem } from "@runlens/base";
import type { ApiWindowsRequest, SeriesWindow } from "@runlens/model";
import type { SeriesCache } from "./series-cache.ts";
import { growthRequest, type WindowEnds } from "./window-growth.ts";
import { requestsFor, willDo, type TagQuery } from "./window-requests.ts";

/** What a card has to show. While something better loads, what is there stays. */
export interface CardData {
  readonly windows: readonly SeriesWindow[];
  /** Something that the query wants was never fetched. */
  readonly loading: boolean;
  /** Why the last request failed. */
  readonly problem?: Problem;
}

export const NOTHING_YET: CardData = { windows: [], loading: true };

/** Keeps one card supplied: one round of requests at a time, the newest waits, older ones vanish. */
export interface CardSupply {
  /** States what is wanted, a query per tag, or asks again when points changed or a request failed. */
  ask(queries: readonly TagQuery[]): void;
  /** Gives up the requests under way. */
  close(): void;
}

export function supplyCard(
  cache: SeriesCache,
  fetchWindows: (request: ApiWindowsRequest, signal: AbortSignal) => Promise<SeriesWindow[]>,
  onData: (data: CardData) => void,
): CardSupply {
  const closing = new AbortController();
  let waiting: readonly TagQuery[] | undefined;
  let shown: CardData | undefined;
  let isFetching = false;
  /** Requests for parts of series, which are given up when somebody has zoomed or panned on. */
  const partsUnderWay = new Map<ApiWindowsRequest, AbortController>();
  /** For the room beside parts that were fetched as they are in sight. */
  const roomToFetch: ApiWindowsRequest[] = [];
  let roomUnderWay: AbortController | undefined;

  return {
    ask(queries) {
      for (const [request, giveUp] of partsUnderWay) {
        if (!queries.some((query) => willDo(request, query))) giveUp.abort();
      }
      const { windows, isComplete } = readAll(queries);
      if (!isComplete) roomUnderWay?.abort();
      show({ windows, loading: !isComplete });
      waiting = queries;
      if (!isFetching) void fetchWaiting();
    },
    close: () => closing.abort(),
  };

  async function fetchWaiting(): Promise<void> {
    isFetching = true;
    while (waiting !== undefined && !closing.signal.aborted) {
      const queries = waiting;
      waiting = undefined;
      const problem = await fetchRound(queries);
      if (!closing.signal.aborted) report(waiting ?? queries, problem);
      await fetchRoom();
    }
    isFetching = false;
  }

  /** Parts of series grow with the whole ones, so that what is new is asked for once. */
  async function fetchRound(queries: readonly TagQuery[]): Promise<Problem | undefined> {
    const parts = queries.filter(({ xRange }) => xRange !== undefined);
    const wholes = queries.filter(({ xRange }) => xRange === undefined);
    const inSight = fetchAll(parts, false).then((problem) => {
      if (parts.length > 0 && !closing.signal.aborted) report(waiting ?? queries, problem);
      return problem;
    });
    const problems = await Promise.all([inSight, fetchAll(wholes, true)]);
    return problems.find((each) => each !== undefined) ?? (await fetchAll(parts, true));
  }

  /**
   * Once everything in sight is there, unless somebody has moved on. It is not shown: what is
   * in sight stays as it is. Where it fails, panning asks again.
   */
  async function fetchRoom(): Promise<void> {
    const requests = roomToFetch.splice(0);
    if (waiting !== undefined || requests.length === 0) return;
    const sentAt = cache.clock();
    roomUnderWay = new AbortController();
    const signal = AbortSignal.any([closing.signal, roomUnderWay.signal]);
    await Promise.allSettled(
      requests.map(async (request) => {
        cache.store(request, await fetchWindows(request, signal), sentAt);
      }),
    );
  }

  async function fetchAll(
    queries: readonly TagQuery[],
    withGrowth: boolean,
  ): Promise<Problem | undefined> {
    const problems = await Promise.all(queries.map((query) => fetchMissing(query, withGrowth)));
    return problems.find((each) => each !== undefined);
  }

  async function fetchMissing(query: TagQuery, withGrowth: boolean): Promise<Problem | undefined> {
    const { missing, ends } = cache.read(query);
    const sentAt = cache.clock();
    try {
      const [, haveAllGrown] = await Promise.all([
        fetchWhole(query, missing, sentAt),
        withGrowth ? fetchGrowth(query, ends, sentAt) : true,
      ]);
      // What has changed otherwise is missing now.
      return haveAllGrown ? undefined : await fetchMissing(query, withGrowth);
    } catch (error) {
      return problemOf(error);
    }
  }

  async function fetchWhole(
    query: TagQuery,
    runs: readonly string[],
    sentAt: number,
  ): Promise<void> {
    if (runs.length === 0) return;
    const [request, withRoom] = requestsFor(query, runs);
    const giveUp = new AbortController();
    if (request.xRange !== undefined) partsUnderWay.set(request, giveUp);
    const signal = AbortSignal.any([closing.signal, giveUp.signal]);
    try {
      cache.store(request, await fetchWindows(request, signal), sentAt);
      if (withRoom !== undefined) roomToFetch.push(withRoom);
    } catch (error) {
      if (!giveUp.signal.aborted) throw error;
    } finally {
      partsUnderWay.delete(request);
    }
  }

  async function fetchGrowth(query: TagQuery, ends: WindowEnds, sentAt: number): Promise<boolean> {
    if (ends.size === 0) return true;
    const request = growthRequest(query, ends);
    return cache.grow(request, await fetchWindows(request, closing.signal), sentAt);
  }

  function report(queries: readonly TagQuery[], problem: Problem | undefined): void {
    const { windows, isComplete } = readAll(queries);
    const loading = !isComplete && problem === undefined;
    show({ windows, loading, ...(problem && { problem }) });
  }

  function readAll(queries: readonly TagQuery[]) {
    const answers = queries.map((query) => cache.read(query));
    return {
      windows: answers.flatMap(({ windows }) => windows),
      isComplete: answers.every(({ missing }) => missing.length === 0),
    };
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
