import { describe, expect, it } from "vitest";
import { cellsInSight, placeOfKey } from "./film-cells.ts";

describe("cellsInSight", () => {
  it.each([
    ["at the start", 0, 640, 10_000, 0, 14],
    ["in the middle", 64_000, 640, 10_000, 996, 18],
    ["at the end", 639_360, 640, 10_000, 9986, 14],
    ["of few", 0, 640, 3, 0, 3],
    ["of none", 0, 640, 0, 0, 0],
  ])("%s", (_, leftPx, widthPx, length, first, count) => {
    expect(cellsInSight({ leftPx, widthPx }, length)).toEqual({ first, count });
  });
});

describe("placeOfKey", () => {
  it.each([
    ["ArrowRight", 3, 4],
    ["ArrowLeft", 0, 0],
    ["PageDown", 3, 13],
    ["PageUp", 3, 0],
    ["End", 3, 19],
    ["Home", 3, 0],
    ["a", 3, undefined],
  ])("%s from %s is %s of 20", (key, at, place) => {
    expect(placeOfKey(key, at, 20)).toBe(place);
  });
});
