import { compareText } from "@runlens/base";
import type {
  Experiment,
  FileProblem,
  LoadStatus,
  PointsQuery,
  Reader,
  SeriesQuery,
  SeriesWindow,
  ValuesQuery,
  WindowQuery,
} from "@runlens/model";
import type { ChangeFeed } from "./change-feed.ts";
import { readValues } from "./read-values.ts";
import type { Looks } from "./looks.ts";
import type { LostChunk } from "./lost-chunk.ts";
import type { RunData } from "./run-data.ts";
import type { Series, ValuePlace } from "./series.ts";
import { createStatistics } from "./statistics.ts";
import { createTagOrder } from "./tag-order.ts";
import { beginTurn } from "./turn.ts";
import { wholeAnswer, type OrLost } from "./whole-answer.ts";
import { windowOf } from "./window.ts";

/** Of one answer of `values`, unless the query says otherwise. */
const DEFAULT_MAX_VALUE_BYTES = 256 * 1024 ** 2;

export interface StoreData {
  readonly experiment: Experiment;
  readonly runs: ReadonlyMap<string, RunData>;
  /** Another one whenever lists have other names, another order or other metadata. */
  listsVersion(): number;
  readonly looks: Looks;
  status(): LoadStatus;
  /** Reads the files again that have these chunks. */
  readAgain(lost: readonly LostChunk[]): Promise<void>;
  /** All that are kept. */
  problems(): readonly FileProblem[];
}

/**
 * A store holds one experiment and answers for it under every experiment id, as
 * TensorBoard's local data provider does.
 */
export function createStoreReader(data: StoreData, feed: Pick<ChangeFeed, "watch">): Reader {
  const tagOrder = createTagOrder();
  const statistics = createStatistics();

  function runsInOrder(): RunData[] {
    return [...data.runs.values()]
      .map((run) => ({ run, name: run.name, startTimeSecs: run.startTimeSecs ?? Infinity }))
      .toSorted(compareStart)
      .map(({ run }) => run);
  }

  function runsMatching({ runs }: SeriesQuery): RunData[] {
    const wanted = runs && new Set(runs);
    return runsInOrder().filter((run) => wanted === undefined || wanted.has(run.name));
  }

  /** The one that a query names, if it has values in the default view. */
  function listed({ run, tag }: PointsQuery): Series | undefined {
    const series = data.runs.get(run)?.series.get(tag);
    return series !== undefined && series.pointCount > 0 ? series : undefined;
  }

  function whole<T>(answer: (orLost: OrLost) => T | Promise<T>, signal?: AbortSignal): Promise<T> {
    return wholeAnswer((lost) => data.readAgain(lost), answer, signal);
  }

  async function windows(
    query: WindowQuery,
    orLost: OrLost,
    signal?: AbortSignal,
  ): Promise<SeriesWindow[]> {
    signal?.throwIfAborted();
    const found: SeriesWindow[] = [];
    const turn = beginTurn();
    for (const run of runsMatching(query)) {
      if (turn.isOver()) await turn.next(signal);
      for (const series of run.matching(query, tagOrder)) {
        if (!series.isScalar) continue;
        const window = await orLost(() => windowOf(run.name, series, query, data.looks, signal));
        if (window === undefined) continue;
        found.push(window);
        if (turn.isOver()) await turn.next(signal);
      }
    }
    return found;
  }

  return {
    experiments: async () => [data.experiment],
    runs: () => whole(() => runsInOrder().map((run) => run.summary(data.listsVersion()))),
    series: (query) =>
      whole(() => runsMatching(query).flatMap((run) => run.describe(query, tagOrder))),
    points: (query, signal) =>
      whole(() => {
        const series = listed(query);
        return series?.isScalar === true ? series.points(query.attempts) : undefined;
      }, signal),
    values: async (query, signal) => {
      const { tag, maxBytes = DEFAULT_MAX_VALUE_BYTES } = query;
      const series = listed(query);
      if (series === undefined || series.isScalar) return undefined;
      return (await readValues(tag, placesOf(series, query), maxBytes, signal)).toReversed();
    },
    moments: async (query) => {
      const series = listed(query);
      return series === undefined || series.isScalar ? undefined : series.moments(query.attempts);
    },
    windows: (query, signal) => whole((orLost) => windows(query, orLost, signal), signal),
    statistics: (query, signal) =>
      whole((orLost) => statistics.column(data.runs, query, orLost, signal), signal),
    listsVersion: () => data.listsVersion(),
    status: async () => data.status(),
    problems: async () => data.problems(),
    watch: (onChange) => feed.watch(onChange),
  };
}

/** Where the values lie that a query means, newest first. */
function placesOf(series: Series, query: ValuesQuery): ValuePlace[] {
  const { positions, last = Infinity, attempts } = query;
  if (positions === undefined) return series.places(last, attempts);
  const places = series.places(Infinity, attempts);
  return [...new Set(positions)]
    .toSorted((a, b) => b - a)
    .flatMap((position) => places[places.length - 1 - position] ?? []);
}

interface Started {
  readonly name: string;
  readonly startTimeSecs: number;
}

function compareStart(a: Started, b: Started): number {
  if (a.startTimeSecs !== b.startTimeSecs) return a.startTimeSecs < b.startTimeSecs ? -1 : 1;
  return compareText(a.name, b.name);
}
