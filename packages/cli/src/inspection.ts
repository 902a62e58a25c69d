import { bytesText, countText } from "@runlens/base";
import type { LoadStatus, Run, SeriesInfo } from "@runlens/model";
import { problemText } from "./loading/load-report.ts";
import { count, printable, table } from "./text.ts";

/** Everything that was found in a log directory. */
export interface Inspection {
  readonly status: LoadStatus;
  readonly runs: readonly Run[];
  readonly series: readonly SeriesInfo[];
}

const HEADINGS = ["tag", "plugin", "kind", "values", "first step", "last step"];

/** One block per run, then what is damaged, then the totals. */
export function inspectionText({ status, runs, series }: Inspection): string {
  const [heading = "", ...rows] = table([HEADINGS, ...series.map(row)]).map((line) => `  ${line}`);
  const rowsByRun = groupByRun(series, (_, i) => rows[i] ?? "");
  const blocks = runs.map((run) => {
    const rowsOfRun = rowsByRun.get(run.name) ?? [];
    return [runLine(run), ...(rowsOfRun.length === 0 ? [] : [heading, ...rowsOfRun]), ""];
  });
  return [...blocks.flat(), ...problemLines(status), totals(status, series.length)].join("\n");
}

/** The same for programs: one object, names as they were logged. */
export function inspectionJson({ status, runs, series }: Inspection): string {
  const seriesByRun = groupByRun(series, seriesJson);
  const inspection = {
    logDirectories: status.logDirectories,
    totals: {
      runs: runs.length,
      series: series.length,
      values: status.pointCount,
      files: status.filesFound,
      bytes: status.bytesFound,
      damagedRecords: status.damagedRecords,
      problems: status.problemCount,
    },
    runs: runs.map((run) => ({
      ...run,
      series: seriesByRun.get(run.name) ?? [],
    })),
    problems: status.problems,
  };
  return JSON.stringify(inspection, undefined, 2);
}

function groupByRun<T>(
  series: readonly SeriesInfo[],
  show: (info: SeriesInfo, index: number) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [index, info] of series.entries()) {
    const group = groups.get(info.run);
    if (group === undefined) groups.set(info.run, [show(info, index)]);
    else group.push(show(info, index));
  }
  return groups;
}

function seriesJson(info: SeriesInfo): Record<string, unknown> {
  const { tag, pluginName, dataClass, pointCount, firstStep, lastStep } = info;
  return { tag, plugin: pluginName, dataClass, values: pointCount, firstStep, lastStep };
}

function row(info: SeriesInfo): (string | number)[] {
  const { tag, pluginName, dataClass, pointCount, firstStep, lastStep } = info;
  return [tag, pluginName || "-", dataClass, pointCount, firstStep ?? "-", lastStep ?? "-"];
}

function runLine({ name, startTimeSecs, seriesCount, pointCount, damagedRecords }: Run): string {
  const parts = [
    printable(name),
    countText(seriesCount, "series", "series"),
    countText(pointCount, "value"),
  ];
  if (startTimeSecs !== undefined) parts.push(`since ${isoTime(startTimeSecs)}`);
  if (damagedRecords > 0) parts.push(countText(damagedRecords, "damaged record"));
  return parts.join(" · ");
}

function problemLines({ problems, problemCount }: LoadStatus): string[] {
  if (problemCount === 0) return [];
  const notShown = problemCount - problems.length;
  return [
    countText(problemCount, "problem"),
    ...problems.map((problem) => `  ${printable(problemText(problem))}`),
    ...(notShown === 0 ? [] : [`  and ${count(notShown)} more`]),
    "",
  ];
}

function totals(status: LoadStatus, seriesCount: number): string {
  return [
    countText(status.runCount, "run"),
    countText(seriesCount, "series", "series"),
    countText(status.pointCount, "value"),
    countText(status.filesFound, "file"),
    bytesText(status.bytesFound),
    countText(status.damagedRecords, "damaged record"),
  ].join(" · ");
}

function isoTime(secs: number): string {
  const date = new Date(secs * 1000);
  return Number.isNaN(date.getTime()) ? `${secs}` : date.toISOString().replace(".000Z", "Z");
}
