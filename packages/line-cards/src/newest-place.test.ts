import { describe, expect, it } from "vitest";
import { followedRange, followedView, isBehind, newestPlace } from "./newest-place.ts";
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
    const overEpochs = { ...endingAt(7, 5000), x: Float64Array.of(0.5, 3.5) };
    expect(newestPlace([overEpochs], { tag: "epoch" })).toBe(3.5);
  });
});

describe("a range that follows", () => {
  it("keeps its width and ends at the newest place", () => {
    expect(followedRange({ min: 10, max: 30 }, 100, "step")).toEqual({ min: 80, max: 100 });
    expect(followedRange({ min: 10, max: 30 }, 25, "step")).toEqual({ min: 5, max: 25 });
  });

  it.each([
    ["that rise", 100, { min: 80, max: 100 }],
    ["that fall", 5, { min: 5, max: 25 }],
    ["that stay in it", 25, { min: 10, max: 30 }],
  ])("keeps the newest of values %s in sight", (_, newest, range) => {
    expect(followedRange({ min: 10, max: 30 }, newest, "tag")).toEqual(range);
  });

  it("is the very same where nothing moves", () => {
    const view = { xRange: { min: 10, max: 30 } };
    expect(followedView(view, 30, "step")).toBe(view);
    expect(followedView(view, 20, "tag")).toBe(view);
  });

  it.each([
    ["step", 100, false],
    ["step", 99, false],
    ["step", 97, true],
    ["step", 240, false],
    ["tag", 97, true],
    ["tag", 150, false],
    ["tag", 240, true],
  ] as const)(
    "of 100 on the axis %s that ends at %d was moved away from 100: %s",
    (axis, max, isAway) => {
      expect(isBehind({ min: max - 100, max }, 100, axis)).toBe(isAway);
    },
  );
});
