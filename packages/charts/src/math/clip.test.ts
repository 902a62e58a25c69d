import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clippedPath } from "./clip.ts";

type Place = readonly [x: number, y: number];

describe("clippedPath", () => {
  it("passes on what lies inside", () => {
    expect(
      clip([
        [0, 0],
        [5, 5],
        [9, 0],
      ]),
    ).toEqual(["M0,0", "L5,5", "L9,0"]);
  });

  it("cuts a segment that comes from far away, with its slope kept", () => {
    expect(
      clip([
        [-32_000, 0],
        [0, 32],
        [5, 0],
      ]),
    ).toEqual(["M-16000,16", "L0,32", "L5,0"]);
  });

  it("leaves and comes back", () => {
    expect(
      clip([
        [0, 0],
        [0, 32_000],
        [10, 32_000],
        [10, 0],
      ]),
    ).toEqual(["M0,0", "L0,16000", "M10,16000", "L10,0"]);
  });

  it("drops what lies outside", () => {
    expect(
      clip([
        [20_000, 0],
        [20_000, 50],
        [30_000, 70],
      ]),
    ).toEqual([]);
  });

  it("never emits a coordinate that a canvas would round", () => {
    const coordinate = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate)), (path) => {
        for (const step of clip(path)) {
          const [x, y] = step.slice(1).split(",").map(Number);
          expect(Math.max(Math.abs(x ?? NaN), Math.abs(y ?? NaN))).toBeLessThan(16_001);
        }
      }),
    );
  });
});

function clip(path: readonly Place[]): string[] {
  const steps: string[] = [];
  const sink = clippedPath({
    moveTo: (x, y) => steps.push(`M${x},${y}`),
    lineTo: (x, y) => steps.push(`L${x},${y}`),
  });
  path.forEach(([x, y], i) => (i === 0 ? sink.moveTo(x, y) : sink.lineTo(x, y)));
  return steps;
}
