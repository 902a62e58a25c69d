import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "./bounds.ts";

describe("boundsOf", () => {
  it.each([
    ["a box", [0, 0, 0, 2, 4, 4], [0, 0, 0], [2, 4, 4], [1, 2, 2], 3],
    ["a single vertex", [5, 6, 7], [5, 6, 7], [5, 6, 7], [5, 6, 7], 1],
    ["no vertex", [], [0, 0, 0], [0, 0, 0], [0, 0, 0], 1],
    ["vertices without a place", [NaN, 0, 0, 1, Infinity, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0], 1],
    ["one with a place among them", [NaN, 9, 9, 1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3], 1],
  ])("of %s", (_what, coordinates, min, max, center, radius) => {
    expect(boundsOf(coordinates)).toEqual({ min, max, center, radius });
  });

  it("stays finite for the largest numbers there are", () => {
    const most = Number.MAX_VALUE;
    expect(boundsOf([-most, 0, 0, most, 0, 0]).center).toEqual([0, 0, 0]);
  });

  it("holds every vertex within the sphere", () => {
    const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    // The middle of two numbers of this size is rounded by less.
    const rounding = 1e-9;
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate, coordinate)), (vertices) => {
        const { center, radius } = boundsOf(vertices.flat());
        for (const [x, y, z] of vertices) {
          const away = Math.hypot(x - center[0], y - center[1], z - center[2]);
          expect(away).toBeLessThanOrEqual(radius * (1 + 1e-9) + rounding);
        }
      }),
    );
  });
});
