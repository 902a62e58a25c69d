import type { Range } from "@runlens/charts";
import type { SeriesWindow } from "@runlens/model";
import { useEffect, useState } from "react";
import type { LineCardContext } from "../line-card-context.ts";
import { seriesKey, type CardLine } from "../select-lines.ts";
import { isWhole } from "../series-cache.ts";

/** Of a window of one series, and of all of a table. */
const MAX_COLUMNS = 8192;
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
  const { xAxis, smoothing, attempts = "last" } = context.settings;
  const key = JSON.stringify([range ?? "all", xAxis, smoothing, attempts]);
  useEffect(() => {
    const runsByTag = reducedRuns(lines);
    if (range === "none" || runsByTag.size === 0) return undefined;
    const closing = new AbortController();
    const runCount = [...runsByTag.values()].reduce((sum, runs) => sum + runs.length, 0);
    const columns = Math.min(Math.ceil(MAX_COLUMNS_OF_ALL / runCount), MAX_COLUMNS);
    const shared = { xAxis, columns, smoothing, attempts, ...(range && { xRange: range }) };
    const timer = setTimeout(() => {
      const requests = [...runsByTag].map(([tag, runs]) =>
        fetchWindows({ tag, runs, ...shared }, closing.signal),
      );
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

function reducedRuns(lines: readonly CardLine[]): ReadonlyMap<string, readonly string[]> {
  const runs = new Map<string, string[]>();
  for (const { window } of lines) {
    if (isWhole(window)) continue;
    const ofTag = runs.get(window.tag);
    if (ofTag === undefined) runs.set(window.tag, [window.run]);
    else ofTag.push(window.run);
  }
  return runs;
}

function bySeries(windows: readonly SeriesWindow[]): WindowsBySeries {
  return new Map(windows.map((window) => [seriesKey(window), window]));
}
