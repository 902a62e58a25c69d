import { describe, expect, it } from "vitest";
import { bordersOf } from "./heat-map.ts";

describe("bordersOf", () => {
  it.each([
    ["even places", [0, 10, 20], [-5, 5, 15, 25]],
    ["uneven places", [0, 2, 10], [-1, 1, 6, 14]],
    ["one place", [7], [6.5, 7.5]],
    ["the same place twice", [7, 7], [6.5, 7, 7.5]],
  ])("of %s lie halfway, and as far out at the ends", (_, places, borders) => {
    expect(bordersOf(places)).toEqual(borders);
  });
});
