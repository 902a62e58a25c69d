import type { Range } from "@runlens/charts";
import type { SeriesWindow } from "@runlens/model";
import { useEffect, useState } from "react";
import { sharedQueryOf, type LineCardContext } from "../line-card-context.ts";
import { queriesFor } from "../line-queries.ts";
import { seriesKey, type CardLine } from "../select-lines.ts";
import { MAX_COLUMNS } from "../window-requests.ts";
import { isWhole } from "../windows.ts";

/** Of all windows of a table together. */
const MAX_COLUMNS_OF_ALL = 60_000;
/** A range under way is not asked for. */
const DELAY_MS = 150;

export type WindowsBySeries = ReadonlyMap<string, SeriesWindow>;
const NOTHING: WindowsBySeries = new Map();

/**
 * Windows over one range, from the server, of those lines that are not at hand whole: what
 * is drawn was reduced over another range, so its ends and extremes are not those of this one.
 *
 * @param range absent: over everything. `"none"`: nothing is wanted.
 */
export function useExactWindows(
  context: LineCardContext,
  lines: readonly CardLine[],
  range: Range | "none" | undefined,
): WindowsBySeries {
  const [found, setFound] = useState({ windows: NOTHING, key: "" });
  const { fetchWindows } = context;
  const shared = sharedQueryOf(context);
  const key = JSON.stringify([range ?? "all", shared]);
  useEffect(() => {
    const reduced = lines.filter(({ window }) => !isWhole(window)).map(({ source }) => source);
    if (range === "none" || reduced.length === 0) return undefined;
    const closing = new AbortController();
    const columns = Math.min(Math.ceil(MAX_COLUMNS_OF_ALL / reduced.length), MAX_COLUMNS);
    const queries = queriesFor(reduced, { ...shared, columns, ...(range && { xRange: range }) });
    const timer = setTimeout(() => {
      const requests = queries.map((query) => fetchWindows(query, closing.signal));
      // The card says so when points cannot be fetched; here, cells stay empty.
      Promise.all(requests).then(
        (windows) => setFound({ windows: bySeries(windows.flat()), key }),
        () => undefined,
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      closing.abort();
    };
    // `key` stands for the range and the settings.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [fetchWindows, lines, key]);
  return found.key === key ? found.windows : NOTHING;
}

function bySeries(windows: readonly SeriesWindow[]): WindowsBySeries {
  return new Map(windows.map((window) => [seriesKey(window), window]));
}
