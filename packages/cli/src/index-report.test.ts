import type { LoadStatus } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { indexReportJson, indexReportText, type IndexReport } from "./index-report.ts";

const STATUS: LoadStatus = {
  phase: "loaded",
  logDirectories: [{ path: "logs", groupName: "", state: "found" }],
  directoriesSeen: 7,
  filesFound: 1000,
  bytesFound: 700e6,
  bytesRead: 700e6,
  bytesRecalled: 0,
  bytesUnverified: 0,
  eventCount: 5_000_000,
  runCount: 100,
  pointCount: 10e6,
  damagedRecords: 2,
  problems: [],
  problemCount: 1,
  unlistedProblems: [],
  notices: [],
};

function reportOf(status: Partial<LoadStatus> = {}): IndexReport {
  return {
    isComplete: true,
    status: { ...STATUS, ...status },
    seriesCount: 20_000,
    scalarPoints: 9_999_000,
    seconds: 2,
    peakMemoryBytes: 300e6,
    index: { directory: "/cache/0f", bytes: 81e6 },
  };
}

describe("the report of an index", () => {
  it("tells people what it holds and what that cost", () => {
    expect(indexReportText(reportOf()).split("\n")).toEqual([
      "index            /cache/0f",
      "index size       81.0 MB",
      "files            1,000",
      "runs             100",
      "series           20,000",
      "events           5,000,000",
      "values           10,000,000",
      "scalar points    9,999,000",
      "damaged records  2",
      "bytes recalled   0 B",
      "bytes read       700 MB",
      "time             2 s",
      "rate             350 MB/s, 2,500,000 events/s",
      "peak memory      300 MB",
    ]);
  });

  it("tells programs the same", () => {
    expect(JSON.parse(indexReportJson(reportOf()))).toEqual({
      logDirectories: STATUS.logDirectories,
      index: { directory: "/cache/0f", bytes: 81e6 },
      isComplete: true,
      files: 1000,
      runs: 100,
      series: 20_000,
      events: 5e6,
      values: 10e6,
      scalarPoints: 9_999_000,
      damagedRecords: 2,
      problems: 1,
      bytes: 700e6,
      bytesRecalled: 0,
      bytesRead: 700e6,
      seconds: 2,
      bytesPerSec: 350e6,
      eventsPerSec: 2.5e6,
      valuesPerSec: 5e6,
      peakMemoryBytes: 300e6,
    });
  });

  it("does not count what was recalled as read", () => {
    const report = reportOf({ bytesRecalled: 600e6 });
    expect(indexReportText(report)).toContain("rate             50.0 MB/s\n");
    expect(JSON.parse(indexReportJson(report))).toMatchObject({ bytesRead: 100e6 });
    expect(indexReportJson(report)).not.toMatch(/valuesPerSec|eventsPerSec/);
    expect(indexReportText(reportOf({ bytesRecalled: 700e6 }))).not.toContain("rate");
  });
});
