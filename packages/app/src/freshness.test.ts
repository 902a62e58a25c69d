import type { LoadStatus } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { freshnessOf } from "./freshness.ts";
import { aStatus } from "./test-support/status.ts";

const NOW_SECS = 10_000;
const text = (status: Partial<LoadStatus>): string =>
  freshnessOf(aStatus(status), "open", NOW_SECS).text;

describe("freshnessOf", () => {
  it("counts from the last change", () => {
    expect(text({ phase: "live", lastChangeSecs: 9998 })).toBe("live · 2 s ago");
    expect(text({ phase: "loaded", lastChangeSecs: 6400 })).toBe("loaded · 1 h ago");
    expect(text({ phase: "live" })).toBe("live · no data yet");
  });

  it("says while loading only that", () => {
    expect(text({ phase: "loading", lastChangeSecs: 9998, bytesUnverified: 5 })).toBe("loading");
  });

  it("says how much is shown before it was checked", () => {
    expect(text({ phase: "live", lastChangeSecs: 9998, bytesUnverified: 1.2e9 })).toBe(
      "live · 2 s ago · checking, 1.2 GB left",
    );
  });

  it("says first that the server is gone", () => {
    expect(freshnessOf(aStatus({ phase: "live" }), "lost", NOW_SECS).kind).toBe("lost");
    expect(freshnessOf(undefined, "connecting", NOW_SECS).kind).toBe("connecting");
  });
});
