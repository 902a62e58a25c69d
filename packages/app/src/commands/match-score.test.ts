import { describe, expect, it } from "vitest";
import { matchScore } from "./match-score.ts";

describe("matchScore", () => {
  it.each([
    ["theme", "Theme: dark"],
    ["DARK the", "Theme: dark"],
    ["thd", "Theme: dark"],
    ["link", "Copy link to this view"],
    ["clv", "Copy link to this view"],
    ["", "anything"],
  ])("finds “%s” in “%s”", (query, name) => {
    expect(matchScore(query, name)).toBeDefined();
  });

  it.each([
    ["thx", "Theme: dark"],
    ["theme light", "Theme: dark"],
    ["heak", "Theme: dark"],
  ])("does not find “%s” in “%s”", (query, name) => {
    expect(matchScore(query, name)).toBeUndefined();
  });

  it.each([
    ["the start of a name before the start of a word", "run", "Run of luck", "Filter runs"],
    ["the start of a word before its inside", "run", "Filter runs", "Wild prune"],
    ["the inside of a word before scattered letters", "oss", "loss", "open some sheet"],
    ["near letters before far ones", "shs", "Show sheets", "Solo a hundred seeds"],
    ["the shorter name", "loss", "loss", "loss/validation"],
    ["a name before what is told of it", "tag", "Filter tags", "loss"],
  ])("prefers %s", (_, query, better, worse) => {
    expect(matchScore(query, better)).toBeGreaterThan(matchScore(query, worse, query) ?? NaN);
  });
});
