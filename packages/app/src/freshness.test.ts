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

  it("shows how far loading has come", () => {
    const loading = aStatus({ phase: "loading", bytesFound: 3.4e9, bytesRead: 1.2e9 });
    expect(freshnessOf(loading, "open", NOW_SECS)).toEqual({
      kind: "loading",
      text: "loading 35 % · 1.2 GB of 3.4 GB",
      fraction: 1.2 / 3.4,
    });
    expect(text({ phase: "loading" })).toBe("looking for event files");
  });

  it("says first that the server is gone", () => {
    expect(freshnessOf(aStatus({ phase: "live" }), "lost", NOW_SECS).kind).toBe("lost");
    expect(freshnessOf(undefined, "connecting", NOW_SECS).kind).toBe("connecting");
  });
});
