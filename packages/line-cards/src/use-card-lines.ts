import type { Range } from "@runlens/charts";
import { useMemo } from "react";
import type { CardData } from "./card-query.ts";
import type { LineCardContext } from "./line-card-context.ts";
import { runsByTag, selectLines, type CardLine, type LineSource } from "./select-lines.ts";
import type { SeriesCache, TagQuery } from "./series-cache.ts";
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
  readonly data: CardData;
  readonly retry: () => void;
} {
  const { xAxis, smoothing, attempts = "last" } = context.settings;
  const queries = useMemo((): readonly TagQuery[] => {
    const shared = { xAxis, ...(xRange && { xRange }), columns, smoothing, attempts };
    return [...runsByTag(sources)].map(([tag, runs]) => ({ tag, runs, ...shared }));
  }, [sources, xAxis, xRange, columns, smoothing, attempts]);
  const { data, retry } = useCardData(cache, context.fetchWindows, queries);
  const lines = useMemo(
    () => selectLines(data.windows, sources, xAxis, smoothing),
    [data.windows, sources, xAxis, smoothing],
  );
  return { lines, data, retry };
}
