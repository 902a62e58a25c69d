import { describe, expect, it } from "vitest";
import { nearestPosition } from "./nearest-position.ts";

describe("nearestPosition", () => {
  it.each([
    ["the newest without a step", [0, 10, 20], undefined, 2],
    ["the step itself", [0, 10, 20], 10, 1],
    ["the nearer of two", [0, 10, 20], 16, 2],
    ["the earlier of two equally near", [0, 10, 20], 15, 1],
    ["the earlier of two, whatever their order", [20, 10], 15, 1],
    ["the first before the start", [0, 10, 20], -5, 0],
    ["the last after the end", [0, 10, 20], 99, 2],
    ["what was logged last at one step", [0, 10, 10, 20], 10, 2],
    ["nothing of nothing", [], 3, -1],
    ["nothing of nothing, the newest", [], undefined, -1],
  ])("is %s", (_, steps, step, position) => {
    expect(nearestPosition(Float64Array.from(steps), step)).toBe(position);
  });
});
