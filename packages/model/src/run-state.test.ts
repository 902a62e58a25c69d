import { describe, expect, it } from "vitest";
import { runStateOf } from "./run-state.ts";

const NOW = 10_000;

describe("runStateOf", () => {
  it.each([
    ["live", 0, 0, "none"],
    ["live", -300, 0, "none"],
    ["idle", -301, 0, "none"],
    ["damaged", -1e9, 1, "none"],
    ["finished", -1e9, 0, "ended"],
    ["live", 30, 0, "ended"],
    ["live", 30, 2, "none"],
    ["damaged", 31, 2, "ended"],
    ["finished", 31, 0, "ended"],
    ["idle", 600, 0, "started"],
    ["stalled", 601, 0, "started"],
    ["idle", 3600, 0, "none"],
    ["finished", 3601, 0, "none"],
  ] as const)("is %s, silent for %d s, %d damaged, session %s", (state, secs, damaged, session) => {
    const signs = { lastTimeSecs: NOW - secs, damagedRecords: damaged, session };
    expect(runStateOf(signs, NOW)).toBe(state);
  });

  it("is idle before the first point", () => {
    expect(runStateOf({ damagedRecords: 0, session: "started" }, NOW)).toBe("idle");
  });
});
