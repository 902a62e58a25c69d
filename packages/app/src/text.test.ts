import { expect, it } from "vitest";
import { ageText } from "./text.ts";

it.each([
  [-3, "0 s"],
  [2.9, "2 s"],
  [60, "1 min"],
  [3600, "1 h"],
  [86_400 * 12, "12 d"],
  [86_400 * 365, "365 d"],
  [86_400 * 366, "1.0 y"],
  [86_400 * 1060, "2.9 y"],
])("ageText(%d) is %s", (secs, expected) => {
  expect(ageText(secs)).toBe(expected);
});
