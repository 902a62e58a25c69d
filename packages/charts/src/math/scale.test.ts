import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScale, panned, zoomed, type ScaleKind } from "./scale.ts";

const KINDS: readonly ScaleKind[] = ["linear", "log", "symlog"];

describe("createScale", () => {
  it.each([
    ["linear", 0, 100, 25, 250],
    ["log", 1, 10_000, 10, 250],
    ["log", 1, 10_000, 100, 500],
    // (e − 1, e² − 1) with threshold 1 lie one and two units from 0.
    ["symlog", -(Math.E ** 2 - 1), Math.E ** 2 - 1, 0, 500],
    ["symlog", -(Math.E ** 2 - 1), Math.E ** 2 - 1, Math.E - 1, 750],
    ["symlog", -(Math.E ** 2 - 1), Math.E ** 2 - 1, 1 - Math.E, 250],
  ] as const)("%s from %d to %d has %d at pixel %d", (kind, min, max, value, pixel) => {
    expect(createScale(kind, { min, max }, 0, 1000).pixelOf(value)).toBeCloseTo(pixel, 9);
  });

  it("scales symlog by its threshold", () => {
    const small = createScale("symlog", { min: -1e-3, max: 1e-3 }, 0, 100, 1e-6);
    const large = createScale("symlog", { min: -1e3, max: 1e3 }, 0, 100, 1);
    expect(small.pixelOf(2e-5)).toBeCloseTo(large.pixelOf(20), 9);
  });

  it("has no place for 0 and less on a log scale", () => {
    const scale = createScale("log", { min: 1, max: 10 }, 0, 100);
    expect(Number.isFinite(scale.pixelOf(0))).toBe(false);
    expect(scale.pixelOf(-1)).toBeNaN();
  });

  it("comes back from a pixel to the value, and rises", () => {
    const bound = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), bound, bound, bound, (kind, a, b, threshold) => {
        const min = Math.min(a, b);
        const max = Math.max(a, b);
        fc.pre(max > min * 1.001);
        const scale = createScale(kind, { min, max }, 0, 1000, threshold);
        let before = -Infinity;
        for (let pixel = 0; pixel <= 1000; pixel += 125) {
          const value = scale.valueAt(pixel);
          expect(value).toBeGreaterThan(before);
          expect(scale.pixelOf(value)).toBeCloseTo(pixel, 4);
          before = value;
        }
      }),
    );
  });

  it.each(KINDS)(
    "%s: zooming keeps what is under the pointer, panning back undoes panning",
    (kind) => {
      const scale = createScale(kind, { min: 1, max: 1000 }, 0, 300, 10);
      const closer = createScale(kind, zoomed(scale, 100, 0.5), 0, 300, 10);
      expect(closer.valueAt(100)).toBeCloseTo(scale.valueAt(100), 9);
      const moved = createScale(kind, panned(scale, 40), 0, 300, 10);
      expect(moved.pixelOf(50)).toBeCloseTo(scale.pixelOf(50) + 40, 9);
      expect(panned(moved, -40).min).toBeCloseTo(1, 9);
      expect(panned(moved, -40).max).toBeCloseTo(1000, 9);
    },
  );
});
