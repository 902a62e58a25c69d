import { describe, expect, it } from "vitest";
import { createPaceMeter, loadReportOf } from "./load-report.ts";
import type { LoadStatus } from "./status.ts";

const MB = 1e6;

function statusWith(parts: Partial<LoadStatus>): LoadStatus {
  return {
    phase: "loading",
    logDirectories: [],
    directoriesSeen: 7,
    filesFound: 4,
    bytesFound: 300 * MB,
    bytesRead: 0,
    bytesRecalled: 0,
    bytesUnverified: 0,
    eventCount: 0,
    runCount: 2,
    pointCount: 0,
    damagedRecords: 0,
    problems: [],
    problemCount: 0,
    unlistedProblems: [],
    notices: [],
    ...parts,
  };
}

/** Feeds a meter with [second, MB read, MB of them recalled] and gives what it says at last. */
function paceAfter(...samples: readonly (readonly [number, number, number?])[]) {
  const paceOf = createPaceMeter();
  const paces = samples.map(([secs, read, recalled = 0]) =>
    paceOf(statusWith({ bytesRead: read * MB, bytesRecalled: recalled * MB }), secs),
  );
  return paces.at(-1);
}

describe("the pace of loading", () => {
  it("is what was read by the time it took, and the rest at that rate", () => {
    expect(paceAfter([0, 0], [2, 100])).toEqual({ bytesPerSec: 50 * MB, remainingSecs: 4 });
  });

  it("is unknown at first, and where nothing is read", () => {
    expect(paceAfter([0, 0])).toBeUndefined();
    expect(paceAfter([0, 0], [0.9, 10])).toBeUndefined();
    expect(paceAfter([0, 50], [2, 50])).toBeUndefined();
    expect(paceAfter([0, 50], [2, 40])).toBeUndefined();
  });

  it("does not count the time in which nothing was read yet", () => {
    expect(paceAfter([0, 0], [1, 0], [3, 0], [5, 100])).toEqual({
      bytesPerSec: 50 * MB,
      remainingSecs: 4,
    });
    expect(paceAfter([0, 0], [3, 0], [3.5, 1])).toBeUndefined();
  });

  it("forgets what is more than five seconds ago", () => {
    expect(paceAfter([0, 0], [10, 10], [15, 20], [20, 120])).toMatchObject({
      bytesPerSec: 20 * MB,
    });
  });

  it("does not count what the index recalls", () => {
    expect(paceAfter([0, 0], [1, 250, 240])).toEqual({ bytesPerSec: 10 * MB, remainingSecs: 5 });
  });
});

describe("the report of loading", () => {
  it("says where it looks before anything is found", () => {
    expect(loadReportOf(statusWith({ bytesFound: 0 }), undefined)).toEqual({
      parts: ["Looking for event files in 7 directories"],
    });
  });

  it("says how far it has come, how fast it is and how long it will take", () => {
    const status = statusWith({ bytesRead: 100 * MB, bytesRecalled: 30 * MB });
    expect(loadReportOf(status, { bytesPerSec: 50 * MB, remainingSecs: 4.4 })).toEqual({
      fraction: 1 / 3,
      parts: [
        "Loading 33 %",
        "4 files",
        "100 MB of 300 MB",
        "30.0 MB from the index",
        "50.0 MB/s",
        "4 s left",
      ],
    });
  });

  it("leaves out what is not known", () => {
    expect(loadReportOf(statusWith({}), undefined).parts).toEqual([
      "Loading 0 %",
      "4 files",
      "0 B of 300 MB",
    ]);
  });
});
