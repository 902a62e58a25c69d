import { bytesText, groupedText, secondsText } from "@runlens/base";
import type { LoadStatus } from "@runlens/model";
import { printable } from "./text.ts";

/** What `runlens index` found and did. */
export interface IndexReport {
  /** False: it was interrupted, or there was no room for all. */
  readonly isComplete: boolean;
  readonly status: LoadStatus;
  readonly seriesCount: number;
  /** Points of scalar series, without those that a restart hides; `values` counts these, too. */
  readonly scalarPoints: number;
  /** From the start of the command until everything was kept. */
  readonly seconds: number;
  readonly peakMemoryBytes: number;
  /** Absent when nothing could be kept. */
  readonly index?: { readonly directory: string; readonly bytes: number };
}

export function indexReportText(report: IndexReport): string {
  const { status, index, seconds } = report;
  const { readBytes, bytesPerSec, eventsPerSec } = ratesOf(report);
  const rows: readonly (readonly [string, string])[] = [
    ["index", index === undefined ? "none" : printable(index.directory)],
    ["index size", bytesText(index?.bytes ?? 0)],
    ["files", groupedText(status.filesFound)],
    ["runs", groupedText(status.runCount)],
    ["series", groupedText(report.seriesCount)],
    ["events", groupedText(status.eventCount)],
    ["values", groupedText(status.pointCount)],
    ["scalar points", groupedText(report.scalarPoints)],
    ["damaged records", groupedText(status.damagedRecords)],
    ["bytes recalled", bytesText(status.bytesRecalled)],
    ["bytes read", bytesText(readBytes)],
    ["time", secondsText(seconds)],
    ...(readBytes > 0 ? [["rate", rateText(bytesPerSec, eventsPerSec)] as const] : []),
    ["peak memory", bytesText(report.peakMemoryBytes)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}

/** The same for programs: one object, amounts in bytes and seconds. */
export function indexReportJson(report: IndexReport): string {
  const { status, seriesCount, scalarPoints, isComplete, seconds, peakMemoryBytes } = report;
  const { readBytes, ...rates } = ratesOf(report);
  const summary = {
    logDirectories: status.logDirectories,
    index: report.index ?? null,
    isComplete,
    files: status.filesFound,
    runs: status.runCount,
    series: seriesCount,
    events: status.eventCount,
    values: status.pointCount,
    scalarPoints,
    damagedRecords: status.damagedRecords,
    problems: status.problemCount,
    bytes: status.bytesFound,
    bytesRecalled: status.bytesRecalled,
    bytesRead: readBytes,
    seconds,
    ...rates,
    peakMemoryBytes,
  };
  return JSON.stringify(summary, undefined, 2);
}

interface Rates {
  readonly readBytes: number;
  readonly bytesPerSec: number;
  /** Absent when an index had some of them: how many is not known. */
  readonly eventsPerSec?: number;
  readonly valuesPerSec?: number;
}

/** What was recalled costs next to nothing, so it does not count. */
function ratesOf({ status, seconds }: IndexReport): Rates {
  const readBytes = status.bytesRead - status.bytesRecalled;
  return {
    readBytes,
    bytesPerSec: readBytes / seconds,
    ...(status.bytesRecalled === 0 && {
      eventsPerSec: status.eventCount / seconds,
      valuesPerSec: status.pointCount / seconds,
    }),
  };
}

function rateText(bytesPerSec: number, eventsPerSec: number | undefined): string {
  const events =
    eventsPerSec === undefined ? "" : `, ${groupedText(Math.round(eventsPerSec))} events/s`;
  return `${bytesText(bytesPerSec)}/s${events}`;
}
