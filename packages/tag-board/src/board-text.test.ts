import { describe, expect, it } from "vitest";
import { shownText } from "./board-text.ts";

const tagsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    tag: `t${i}`,
    pluginName: "scalars",
    displayName: "",
    description: "",
    runIndexes: [0],
  }));

describe("the count of tags", () => {
  it.each([
    [1, 1, 0, "1 tag"],
    [5, 32, 0, "5 of 32 tags"],
    [5, 32, 3, "5 of 32 tags, 3 without a selected run"],
    [0, 1200, 1200, "0 of 1,200 tags, 1,200 without a selected run"],
  ])("%d of %d, %d empty: %s", (shown, allCount, emptyCount, text) => {
    expect(shownText({ tags: tagsOf(shown), allCount, emptyCount })).toBe(text);
  });
});
