import { describe, expect, it } from "vitest";
import { parseTagFilter, passesFilter } from "./tag-filter.ts";

describe("tag filter", () => {
  it.each([
    ["", "loss", true],
    ["loss", "train/loss", true],
    ["LOSS", "train/loss", true],
    ["^loss", "train/loss", false],
    ["^train/.*loss$", "train/loss", true],
    ["a|b", "lab", true],
    ["(?:)", "anything", true],
  ])("%j lets %j pass: %j", (text, tag, passes) => {
    expect(passesFilter(parseTagFilter(text), tag)).toBe(passes);
  });

  it.each(["(", "[a", "*x", "a{2,1}"])("says that %j is no regular expression", (text) => {
    expect(parseTagFilter(text).kind).toBe("invalid");
  });
});
