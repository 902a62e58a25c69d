import { describe, expect, it } from "vitest";
import { followedRange, isBehind, newestPlace } from "./newest-place.ts";
import { windowOf } from "./test-support/windows.ts";

/** A series whose last point is at a step and a time. */
function endingAt(step: number, timeSecs: number) {
  return windowOf("run", [1, 2], {
    steps: Float64Array.of(0, step),
    wallTimesSecs: Float64Array.of(1000, timeSecs),
  });
}

describe("the newest place", () => {
  it.each([
    ["of two that go on is the further one", [endingAt(500, 5000), endingAt(700, 4990)], 700],
    [
      "is not that of a longer run which ended before",
      [endingAt(500, 5000), endingAt(9000, 4000)],
      500,
    ],
    ["is not known without points", [], undefined],
    ["is that of a line without times", [endingAt(7, NaN), endingAt(5, 5000)], 7],
  ] as const)("%s", (_, windows, place) => {
    expect(newestPlace(windows, "step")).toBe(place);
  });

  it("is on the axis that is shown", () => {
    expect(newestPlace([endingAt(7, 5000)], "relative")).toBe(4000);
    expect(newestPlace([endingAt(7, 5000)], "wall")).toBe(5000);
  });
});

describe("a range that follows", () => {
  it("keeps its width and ends at the newest place", () => {
    expect(followedRange({ min: 10, max: 30 }, 100)).toEqual({ min: 80, max: 100 });
  });

  it.each([
    [100, false],
    [99, false],
    [97, true],
    [140, false],
  ])("that ends at %d of 100 was moved away: %s", (max, isAway) => {
    expect(isBehind({ min: max - 100, max }, 100)).toBe(isAway);
  });
});
