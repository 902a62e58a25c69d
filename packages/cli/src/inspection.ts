import { bytesText, countText, groupedText } from "@runlens/base";
import type { FileProblem, LoadStatus, Run, SeriesInfo } from "@runlens/model";
import { problemText } from "./loading/load-report.ts";
import { printable, table } from "./text.ts";

/** Everything that was found in a log directory. */
export interface Inspection {
  readonly status: LoadStatus;
  readonly runs: readonly Run[];
  readonly series: readonly SeriesInfo[];
  /** All, also those that a status has no room for. */
  readonly problems: readonly FileProblem[];
}

const HEADINGS = ["tag", "plugin", "kind", "values", "first step", "last step"];

/** One block per run, then what is damaged, then the totals. */
export function inspectionText({ status, runs, series }: Inspection): string {
  const shown = shownValues(series);
  const [heading = "", ...rows] = table([HEADINGS, ...series.map(row)]).map((line) => `  ${line}`);
  const rowsByRun = groupByRun(series, (_, i) => rows[i] ?? "");
  const blocks = runs.map((run) => {
    const rowsOfRun = rowsByRun.get(run.name) ?? [];
    return [
      runLine(run, shown.get(run.name) ?? 0),
      ...(rowsOfRun.length === 0 ? [] : [heading, ...rowsOfRun]),
      "",
    ];
  });
  const notes = [...problemLines(status), ...noticeLines(status)];
  return [...blocks.flat(), ...notes, totals(status, series)].join("\n");
}

/** The same for programs: one object, names as they were logged. */
export function inspectionJson({ status, runs, series, problems }: Inspection): string {
  const shown = shownValues(series);
  const values = sumOf(series);
  const seriesByRun = groupByRun(series, seriesJson);
  const inspection = {
    logDirectories: status.logDirectories,
    totals: {
      runs: runs.length,
      series: series.length,
      values,
      valuesOfEarlierAttempts: status.pointCount - values,
      events: status.eventCount,
      files: status.filesFound,
      bytes: status.bytesFound,
      damagedRecords: status.damagedRecords,
      problems: status.problemCount,
    },
    runs: runs.map(({ pointCount, ...run }) => ({
      ...run,
      values: shown.get(run.name) ?? 0,
      valuesOfEarlierAttempts: pointCount - (shown.get(run.name) ?? 0),
      series: seriesByRun.get(run.name) ?? [],
    })),
    problems,
    notices: status.notices,
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
  const plugin = printable(pluginName) || "-";
  return [printable(tag), plugin, dataClass, pointCount, firstStep ?? "-", lastStep ?? "-"];
}

/** By run how many values its table counts: those that no restart hides. */
function shownValues(series: readonly SeriesInfo[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { run, pointCount } of series) counts.set(run, (counts.get(run) ?? 0) + pointCount);
  return counts;
}

function sumOf(series: readonly SeriesInfo[]): number {
  return series.reduce((sum, { pointCount }) => sum + pointCount, 0);
}

/** "20 values", "20 values (11 more of earlier attempts)". */
function valuesText(shown: number, all: number): string {
  const hidden = all - shown;
  const more = hidden === 0 ? "" : ` (${groupedText(hidden)} more of earlier attempts)`;
  return countText(shown, "value") + more;
}

function runLine(run: Run, shown: number): string {
  const { name, startTimeSecs, seriesCount, pointCount, damagedRecords } = run;
  const parts = [
    printable(name),
    countText(seriesCount, "series", "series"),
    valuesText(shown, pointCount),
  ];
  if (startTimeSecs !== undefined) parts.push(`since ${isoTime(startTimeSecs)}`);
  if (damagedRecords > 0) parts.push(countText(damagedRecords, "damaged record"));
  return parts.join(" · ");
}

function problemLines({ problems, problemCount, unlistedProblems }: LoadStatus): string[] {
  if (problemCount === 0) return [];
  const moreOfFiles = unlistedProblems.reduce((sum, file) => sum + file.count, 0);
  const moreOfOthers = problemCount - problems.length - moreOfFiles;
  return [
    countText(problemCount, "problem"),
    ...problems.map((problem) => `  ${printable(problemText(problem))}`),
    ...unlistedProblems.map((file) => `  ${printable(file.path)}: ${groupedText(file.count)} more`),
    ...(moreOfOthers === 0 ? [] : [`  and ${groupedText(moreOfOthers)} of other files`]),
    ...(problemCount === problems.length ? [] : ["  --json lists them all."]),
    "",
  ];
}

function noticeLines({ notices }: LoadStatus): string[] {
  if (notices.length === 0) return [];
  return [
    countText(notices.length, "notice"),
    ...notices.map((notice) => `  ${printable(problemText(notice))}`),
    "",
  ];
}

function totals(status: LoadStatus, series: readonly SeriesInfo[]): string {
  return [
    countText(status.runCount, "run"),
    countText(series.length, "series", "series"),
    valuesText(sumOf(series), status.pointCount),
    countText(status.filesFound, "file"),
    bytesText(status.bytesFound),
    countText(status.damagedRecords, "damaged record"),
  ].join(" · ");
}

function isoTime(secs: number): string {
  const date = new Date(secs * 1000);
  return Number.isNaN(date.getTime()) ? `${secs}` : date.toISOString().replace(".000Z", "Z");
}
