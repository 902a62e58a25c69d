import { describe, expect, it } from "vitest";
import { distinctSteps, positionAtStep } from "./steps.ts";

describe("positionAtStep", () => {
  it.each([
    // steps, asked → position
    [[0, 100, 200], undefined, 2],
    [[0, 100, 200], 100, 1],
    [[0, 100, 200], 149, 1],
    [[0, 100, 200], 150, 1],
    [[0, 100, 200], 151, 2],
    [[0, 100, 200], -5, 0],
    [[0, 100, 200], 1e9, 2],
    [[5, 5, 5], 5, 2],
    [[200, 0, 100], 120, 2],
    [[], 3, -1],
    [[], undefined, -1],
  ])("of %j asked for %j: %i", (steps, asked, position) => {
    expect(positionAtStep(Float64Array.from(steps), asked)).toBe(position);
  });
});

describe("distinctSteps", () => {
  it("has every step once, rising", () => {
    const columns = [Float64Array.of(10, 2, 10), Float64Array.of(-1, 2)];
    expect([...distinctSteps(columns)]).toEqual([-1, 2, 10]);
  });
});
