import { describe, expect, it } from "vitest";
import { positionsAhead } from "./positions-ahead.ts";

describe("positions ahead", () => {
  it.each([
    ["forwards", 5, 1, [6, 7, 8, 9]],
    ["backwards", 5, -1, [4, 3, 2, 1]],
    ["at rest", 5, 0, [6, 4, 7, 3]],
    ["at the end", 9, 1, []],
    ["near the beginning", 1, -1, [0]],
    ["at rest near the end", 8, 0, [9, 7, 6]],
  ])("%s", (_, position, direction, expected) => {
    expect(positionsAhead(position, direction, 4, 10)).toEqual(expected);
  });
});
