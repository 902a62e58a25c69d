import type { FileProblem, LoadStatus } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { problemLine, progressLine, summaryLine } from "./load-report.ts";

const STATUS: LoadStatus = {
  phase: "loading",
  logDirectories: [],
  directoriesSeen: 7,
  filesFound: 4,
  bytesFound: 3_000_000,
  bytesRead: 1_000_000,
  bytesRecalled: 0,
  bytesUnverified: 0,
  eventCount: 5_000_000,
  runCount: 2,
  pointCount: 1234,
  damagedRecords: 0,
  problems: [],
  problemCount: 0,
  unlistedProblems: [],
  notices: [],
};

const DAMAGE: FileProblem = {
  code: "file.x",
  run: "a",
  path: "logs/a/events",
  message: "events is damaged.",
};

describe("the lines about loading", () => {
  it("say how far it has come and how long it will take", () => {
    expect(progressLine(STATUS, { bytesPerSec: 500_000, remainingSecs: 4 })).toBe(
      "Loading 33 % · 4 files · 1.0 MB of 3.0 MB · 500 kB/s · 4 s left",
    );
  });

  it("say where it looks before anything is found", () => {
    expect(progressLine({ ...STATUS, filesFound: 0, bytesFound: 0, bytesRead: 0 }, undefined)).toBe(
      "Looking for event files in 7 directories …",
    );
  });

  it("say what came of it", () => {
    expect(summaryLine(STATUS, 0.25)).toBe(
      "Loaded 2 runs with 1,234 values from 4 files (1.0 MB) in 250 ms.",
    );
    expect(summaryLine({ ...STATUS, bytesRecalled: 900_000 }, 2)).toBe(
      "Loaded 2 runs with 1,234 values from 4 files (1.0 MB, 900 kB of it from the index) in 2 s.",
    );
  });

  it("name the first problem and count the others", () => {
    expect(problemLine(STATUS)).toBeUndefined();
    const status = { ...STATUS, problems: [DAMAGE], problemCount: 1 };
    expect(problemLine(status)).toBe("logs/a: events is damaged.");
    expect(problemLine({ ...status, problemCount: 3 })).toBe(
      "logs/a: events is damaged. 2 more: see runlens inspect.",
    );
  });
});
