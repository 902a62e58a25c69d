import { expect, it } from "vitest";
import { ageText, bytesText } from "./text.ts";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [99_900, "100 kB"],
  [999_499, "999 kB"],
  [999_500, "1.0 MB"],
  [3_400_000_000, "3.4 GB"],
])("bytesText(%d) is %s", (bytes, expected) => {
  expect(bytesText(bytes)).toBe(expected);
});

it.each([
  [-3, "0 s"],
  [2.9, "2 s"],
  [60, "1 min"],
  [3600, "1 h"],
  [86_400 * 12, "12 d"],
])("ageText(%d) is %s", (secs, expected) => {
  expect(ageText(secs)).toBe(expected);
});
