import { expect, it } from "vitest";
import { seekOfKey } from "./seek-keys.ts";

it.each([
  // key, from → to, of a sound of 100 seconds
  ["ArrowRight", 50, 52],
  ["ArrowUp", 99, 100],
  ["ArrowLeft", 50, 48],
  ["ArrowDown", 1, 0],
  ["PageUp", 50, 60],
  ["PageDown", 50, 40],
  ["Home", 50, 0],
  ["End", 50, 100],
  ["x", 50, undefined],
])("%s from %i goes to %s", (key, from, to) => {
  expect(seekOfKey(key, from, 100)).toBe(to);
});
