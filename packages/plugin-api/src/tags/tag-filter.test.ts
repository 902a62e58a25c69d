import { describe, expect, it } from "vitest";
import { filterOfTag, parseTagFilter, passesFilter } from "./tag-filter.ts";

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

  it.each(["loss", "a.b/c", "f(x)^2 [%]", "a\\b|c"])("is made for %j alone", (tag) => {
    const filter = parseTagFilter(filterOfTag(tag));
    expect([tag, `${tag}2`, `x/${tag}`].map((each) => passesFilter(filter, each))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ["loss(", "Unterminated group"],
    ["[a: b", "Unterminated character class"],
    ["*x", "Nothing to repeat"],
  ])("says why %j is no regular expression", (text, reason) => {
    expect(parseTagFilter(text)).toMatchObject({
      kind: "invalid",
      message: expect.stringContaining(reason),
    });
  });
});
