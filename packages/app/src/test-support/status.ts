import type { LoadStatus } from "@runlens/model";

/** A live status of an empty directory, changed by `parts`. */
export function aStatus(parts: Partial<LoadStatus>): LoadStatus {
  return {
    phase: "live",
    logDirectories: [{ path: "logs", groupName: "", state: "found" }],
    directoriesSeen: 1,
    filesFound: 0,
    bytesFound: 0,
    bytesRead: 0,
    bytesRecalled: 0,
    bytesUnverified: 0,
    eventCount: 0,
    runCount: 0,
    pointCount: 0,
    damagedRecords: 0,
    problems: [],
    problemCount: 0,
    unlistedProblems: [],
    notices: [],
    ...parts,
  };
}
