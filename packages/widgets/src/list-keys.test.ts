import { expect, it } from "vitest";
import { moveTarget } from "./list-keys.ts";

it.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 0, 1],
  ["ArrowDown", 29, 29],
  ["ArrowUp", 1, 0],
  ["ArrowUp", 0, 0],
  ["PageDown", 5, 15],
  ["PageUp", 5, 0],
  ["Home", 12, 0],
  ["End", 12, 29],
  ["x", 12, undefined],
])("%s at row %d of 30 moves to %s", (key, active, expected) => {
  expect(moveTarget(key, active, 30)).toBe(expected);
});

it("moves nowhere in an empty list", () => {
  expect(moveTarget("ArrowDown", -1, 0)).toBeUndefined();
});
