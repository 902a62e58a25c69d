import { describe, expect, it } from "vitest";
import { regionOfKey, seekOfKey } from "./seek-keys.ts";

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

describe("keys that mark what is looped", () => {
  const region = { fromSecs: 2, toSecs: 6 };

  it.each([
    ["[", 4, undefined, { fromSecs: 4, toSecs: 10 }],
    ["]", 4, undefined, { fromSecs: 0, toSecs: 4 }],
    ["[", 4, region, { fromSecs: 4, toSecs: 6 }],
    ["]", 4, region, { fromSecs: 2, toSecs: 4 }],
    ["[", 8, region, { fromSecs: 8, toSecs: 10 }],
    ["]", 1, region, { fromSecs: 0, toSecs: 1 }],
    ["a", 4, region, undefined],
  ])("%s at %d with %j", (key, atSecs, before, after) => {
    expect(regionOfKey(key, atSecs, { durationSecs: 10, region: before })).toEqual(after);
  });
});
