import { RunlensError } from "@runlens/base";
import {
  decodeValues,
  MAX_VALUE_QUERIES,
  type ApiValuesRequest,
  type ValuesAnswer,
  type ValuesQuery,
} from "@runlens/model";
import { brokenOff, framesOf } from "./frames.ts";

/** Asks several queries of one experiment at once; the answer is that of `POST /api/v1/values-at`. */
type Send = (
  experiment: string,
  queries: readonly ApiValuesRequest[],
  signal: AbortSignal,
) => Promise<Response>;

interface Wanted {
  readonly query: ApiValuesRequest;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: ValuesAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gathers queries that are made in one turn into one request, and answers each as soon as its
 * part came. Series take turns: the second query for a series comes after the first ones of all.
 * A request whose queries are all aborted is given up. One that the server refuses is made
 * again query by query, so that a wrong query fails alone.
 *
 * @param alone answers one query by a request of its own.
 */
export function createValueBatches(
  alone: (query: ValuesQuery, signal?: AbortSignal) => Promise<ValuesAnswer>,
  send: Send,
): (query: ValuesQuery, signal?: AbortSignal) => Promise<ValuesAnswer> {
  const gathered = new Map<string, Wanted[]>();
  return ({ experiment, ...query }, signal) =>
    new Promise((resolve, reject) => {
      const wanted = gathered.get(experiment) ?? [];
      if (wanted.length === 0) setTimeout(() => ask(experiment));
      wanted.push({ query, signal, resolve, reject });
      gathered.set(experiment, wanted);
    });

  function ask(experiment: string): void {
    const all = gathered.get(experiment) ?? [];
    gathered.delete(experiment);
    for (const { signal, reject } of all) if (signal?.aborted === true) reject(signal.reason);
    const queue = inTurns(all.filter(({ signal }) => signal?.aborted !== true));
    for (let at = 0; at < queue.length; at += MAX_VALUE_QUERIES) {
      const batch = queue.slice(at, at + MAX_VALUE_QUERIES);
      const [only] = batch;
      if (only === undefined || batch.length > 1) void answer(experiment, batch);
      else askAlone(experiment, only);
    }
  }

  function askAlone(experiment: string, { query, signal, resolve, reject }: Wanted): void {
    alone({ experiment, ...query }, signal).then(resolve, reject);
  }

  async function answer(experiment: string, batch: readonly Wanted[]): Promise<void> {
    const done = new AbortController();
    const open = new Set(batch);
    for (const wanted of batch) {
      const giveUp = (): void => {
        wanted.reject(wanted.signal?.reason);
        open.delete(wanted);
        if (open.size === 0) done.abort();
      };
      wanted.signal?.addEventListener("abort", giveUp, { signal: done.signal });
    }
    try {
      const queries = batch.map(({ query }) => query);
      const response = await send(experiment, queries, done.signal);
      let count = 0;
      for await (const frame of framesOf(response)) {
        const wanted = batch[count++];
        if (wanted === undefined || !open.delete(wanted)) continue;
        wanted.resolve(frame && decodeValues(frame));
      }
      if (open.size > 0) throw brokenOff();
    } catch (error) {
      for (const wanted of open) {
        if (isRefused(error)) askAlone(experiment, wanted);
        else wanted.reject(error);
      }
    } finally {
      done.abort();
    }
  }
}

/** The server does not take a request in which one query is wrong: which, each alone will tell. */
function isRefused(error: unknown): boolean {
  return error instanceof RunlensError && error.code === "api.invalidRequest";
}

/** Stable: first the first query of each series, then the second of each, and so on. */
function inTurns(wanted: readonly Wanted[]): Wanted[] {
  const counts = new Map<string, number>();
  const turns = wanted.map((each) => {
    const key = JSON.stringify([each.query.run, each.query.tag]);
    const turn = counts.get(key) ?? 0;
    counts.set(key, turn + 1);
    return { each, turn };
  });
  return turns.toSorted((a, b) => a.turn - b.turn).map(({ each }) => each);
}
