import { describe, expect, it } from "vitest";
import { loopedSecs, regionBetween } from "./loop-region.ts";

describe("a region that is played again and again", () => {
  it("lies between two places, in any order, unless it is too short", () => {
    expect(regionBetween(3, 1)).toEqual({ fromSecs: 1, toSecs: 3 });
    expect(regionBetween(1, 1.01)).toBeUndefined();
  });

  it.each([
    ["within it", 1.5, 0.25, 1.75],
    ["at its end", 1.5, 1.5, 1],
    ["after several times", 1.5, 6.25, 1.75],
    ["before it", 0, 0.5, 0.5],
    ["into it from before", 0, 3.5, 1.5],
  ])("knows where a sound is: %s", (_, startedAt, playedSecs, secs) => {
    expect(loopedSecs(startedAt, playedSecs, { fromSecs: 1, toSecs: 3 })).toBeCloseTo(secs);
  });
});
