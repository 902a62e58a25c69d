import type { Range } from "@runlens/charts";
import type { SeriesWindow } from "@runlens/model";
import { useMemo } from "react";
import type { CardData } from "./card-query.ts";
import { sharedQueryOf, type LineCardContext } from "./line-card-context.ts";
import { queriesFor } from "./line-queries.ts";
import { selectLines, type CardLine, type LineSource } from "./select-lines.ts";
import type { SeriesCache } from "./series-cache.ts";
import { useCardData } from "./use-card-data.ts";

interface CardLinesInput {
  readonly cache: SeriesCache;
  readonly context: LineCardContext;
  readonly sources: readonly LineSource[];
  /** What is in sight; absent: everything. */
  readonly xRange: Range | undefined;
  /** Pixel columns of the plot. */
  readonly columns: number;
}

/** The lines of one card, kept fresh. */
export function useCardLines({ cache, context, sources, xRange, columns }: CardLinesInput): {
  readonly lines: readonly CardLine[];
  /** The series of the lines from end to end, as far as they are known. */
  readonly wholes: readonly SeriesWindow[];
  readonly data: CardData;
  readonly retry: () => void;
} {
  const { settings, baselineRun } = context;
  const shared = useMemo(() => sharedQueryOf({ settings, baselineRun }), [settings, baselineRun]);
  const wholeQueries = useMemo(
    () => queriesFor(sources, { ...shared, columns }),
    [sources, shared, columns],
  );
  // Of lines that are there twice the part is drawn, which comes last.
  const queries = useMemo(
    () =>
      xRange
        ? [...wholeQueries, ...wholeQueries.map((query) => ({ ...query, xRange }))]
        : wholeQueries,
    [wholeQueries, xRange],
  );
  const { data, retry } = useCardData(cache, context.fetchWindows, queries);
  const { xAxis, smoothing, smoothingKind } = shared;
  const lines = useMemo(
    () => selectLines(data.windows, sources, xAxis, smoothing, smoothingKind),
    [data.windows, sources, xAxis, smoothing, smoothingKind],
  );
  const wholes = useMemo(
    () => wholeQueries.flatMap((query) => cache.wholes(query)),
    // What the cache knows is other when the windows are.
    // oxlint-disable-next-line react/exhaustive-deps
    [cache, wholeQueries, data.windows],
  );
  return { lines, wholes, data, retry };
}
