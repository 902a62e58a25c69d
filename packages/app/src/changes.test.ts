import type { ApiTags } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { allSeries, isGap, retryDelayMs } from "./changes.ts";

const tag = (name: string, runIndexes: number[]): ApiTags["tags"][number] => ({
  tag: name,
  runIndexes,
  pluginName: "scalars",
  displayName: "",
  description: "",
});

describe("following changes", () => {
  it("tries again after 0.5, 1, 2, 4, 8 and then every 10 seconds", () => {
    const delays = [0, 1, 2, 3, 4, 5, 50].map(retryDelayMs);
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it.each([
    [undefined, 7, false],
    [7, 8, false],
    [7, 9, true],
    [7, 1, true],
  ])("after version %s, version %s is a gap: %s", (last, next, expected) => {
    expect(isGap(last, next)).toBe(expected);
  });
});

describe("allSeries", () => {
  it("turns the tag list into run → tags", () => {
    const series = allSeries({ runs: ["a", "b"], tags: [tag("acc", [0]), tag("loss", [0, 1])] });
    expect([...series]).toEqual([
      ["a", ["acc", "loss"]],
      ["b", ["loss"]],
    ]);
  });
});
