import { describe, expect, it } from "vitest";
import { listOf, listText } from "./view-lists.ts";

describe("a list in the link", () => {
  it.each([
    [[], undefined],
    [["a"], "a"],
    [["a,b", "c\\"], "a\\,b,c\\\\"],
  ])("%j is %j", (texts, text) => {
    expect(listText(texts)).toBe(text);
    expect(listOf(text)).toEqual(texts);
  });
});
