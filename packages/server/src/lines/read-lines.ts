import type { Annotations, LinesQuery, Reader, SeriesWindow, TagAxis } from "@runlens/model";
import { drawGroup } from "./draw-group.ts";
import { drawLine } from "./draw-line.ts";
import { createLineReader } from "./line-reader.ts";
import { lineSources } from "./line-sources.ts";

export interface LinesDoors {
  readonly reader: Reader;
  readonly annotations: Annotations;
}

/**
 * Lines of series, of expressions over series and of groups of runs, reduced for drawing.
 * Without expressions, groups and a tag as x-axis it is what the reader answers.
 *
 * Order: by group or by run, in each by tag and then expression. What no run of a group
 * has, and what a run lacks a part of, is left out.
 *
 * @throws HttpError 400 for what is no expression over series.
 */
export async function readLines(
  { reader, annotations }: LinesDoors,
  query: LinesQuery,
  signal?: AbortSignal,
): Promise<readonly SeriesWindow[]> {
  const { experiment, runs, groups, expressions, after } = query;
  if (isOfReader(query)) {
    return after === undefined
      ? reader.windows(query, signal)
      : readEnds(reader, query, after, signal);
  }
  const sources = await lineSources(reader, query);
  const baselineRun =
    query.baselineRun ??
    (expressions && (await annotations.get({ experiment })).annotations.baselineRun);
  const lines = createLineReader(reader, query, baselineRun, signal);
  const windows: SeriesWindow[] = [];
  if (groups !== undefined) {
    for (const group of groups) {
      for (const source of sources) {
        const window = await drawGroup(lines, group, source, query);
        if (window !== undefined) windows.push(window);
      }
    }
    return windows;
  }
  const wanted = runs && new Set(runs);
  for (const { name: run } of await reader.runs({ experiment })) {
    if (wanted?.has(run) === false) continue;
    for (const source of sources) {
      const line = await lines.read(run, source);
      if (line !== undefined) windows.push(drawLine(line, query));
    }
  }
  return windows;
}

/** Of each run what lies at its place or behind it. */
async function readEnds(
  reader: Reader,
  query: ReaderQuery,
  after: readonly number[],
  signal: AbortSignal | undefined,
): Promise<readonly SeriesWindow[]> {
  const { runs = [], xRange } = query;
  const windows: SeriesWindow[] = [];
  for (const [i, run] of runs.entries()) {
    const behind = { min: after[i] ?? NaN, max: xRange?.max ?? Number.MAX_VALUE };
    windows.push(...(await reader.windows({ ...query, runs: [run], xRange: behind }, signal)));
  }
  return windows;
}

type ReaderQuery = LinesQuery & { readonly xAxis: Exclude<LinesQuery["xAxis"], TagAxis> };

/** Nothing is computed from several series. */
export function isOfReader(query: LinesQuery): query is ReaderQuery {
  const { groups, expressions, xAxis } = query;
  return groups === undefined && expressions === undefined && typeof xAxis === "string";
}
