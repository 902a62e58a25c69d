import { expect, it } from "vitest";
import { readNumber } from "./read-number.ts";

it.each([
  ["0.5", 0.5],
  ["0,5", 0.5],
  ["1,5e-1", 0.15],
  [" 1e-3 ", 0.001],
  ["1E3", 1000],
  ["-.5", -0.5],
  ["−2", -2],
  ["31,234", 31_234],
  ["1,234,567.5", 1_234_567.5],
  ["1 000 000", 1_000_000],
  ["0,123", 0.123],
  ["12,34", 12.34],
  ["1,2,3", undefined],
  ["1.2,3", undefined],
  ["abc", undefined],
  ["0x10", undefined],
  ["Infinity", undefined],
  ["1e999", undefined],
  ["", undefined],
])("reads “%s”", (text, number) => {
  expect(readNumber(text)).toBe(number);
});
