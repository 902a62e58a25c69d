import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut, type LayoutInput } from "./layout.ts";
import type { AxisKind } from "./ticks.ts";

const LETTER_WIDTH = 6;
const measure = (label: string): number => label.length * LETTER_WIDTH;

describe("layOut", () => {
  it("makes the gutter as wide as the labels need, in steps", () => {
    const { left } = setup({ yDomain: { min: 0, max: 1 } });
    const { left: wider } = setup({ yDomain: { min: 0.999_99, max: 0.999_999 } });
    expect(left).toBe(32);
    expect(wider).toBe(64);
  });

  it("moves an edge label inside instead of cutting it", () => {
    const { xTicks, width } = setup({ xDomain: { min: 0, max: 10_000_000 } });
    const last = xTicks.at(-1);
    expect(last).toMatchObject({ label: "10M", pixel: width - 8 });
    expect((last?.labelPixel ?? NaN) + measure("10M") / 2).toBe(width);
  });

  it("never cuts a label and never lets two touch", () => {
    const axis = fc.constantFrom<AxisKind>("step", "duration", "moment", "value");
    const place = fc.double({ min: -1e9, max: 2e9, noNaN: true });
    fc.assert(
      fc.property(axis, place, place, fc.integer({ min: 120, max: 2000 }), (xAxis, a, b, width) => {
        fc.pre(Math.abs(a - b) > 1e-3);
        const xDomain = { min: Math.min(a, b), max: Math.max(a, b) };
        const { xTicks } = setup({ xAxis, xDomain, width });
        let rightEdge = -Infinity;
        for (const { label, labelPixel } of xTicks) {
          const half = measure(label) / 2;
          expect(labelPixel - half).toBeGreaterThanOrEqual(0);
          expect(labelPixel + half).toBeLessThanOrEqual(width);
          expect(labelPixel - half).toBeGreaterThan(rightEdge);
          rightEdge = labelPixel + half;
        }
      }),
    );
  });

  it("gives the right axis a gutter of its own and the same height", () => {
    const y2 = { domain: { min: 1, max: 1000 }, scale: "log" as const };
    const { right, width, y2Scale, y2Ticks, yScale } = setup({ y2 });
    expect(width - right).toBe(40);
    expect(y2Ticks?.map(({ label }) => label)).toEqual(["1", "10", "100", "1000"]);
    expect([y2Scale?.from, y2Scale?.to]).toEqual([yScale.from, yScale.to]);
  });

  it.each([
    ["low", 110, { min: 0, max: 1.6 }, "linear", "0 0.5 1.0 1.5"],
    ["of two ticks", 110, { min: 0, max: 1.5 }, "linear", "0 0.5 1.0 1.5"],
    ["high enough", 240, { min: 0, max: 1.6 }, "linear", "0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 1.6"],
    ["without room", 50, { min: 0, max: 1.6 }, "linear", "0 1"],
    ["of decades", 110, { min: 0.08, max: 12 }, "log", "0.1 1 10"],
  ] as const)("has some ticks on a y-axis that is %s", (_, height, yDomain, yScale, labels) => {
    const { yTicks } = setup({ height, yDomain, yScale });
    expect(yTicks.map(({ label }) => label).join(" ")).toBe(labels);
  });

  it("has no logarithm of moments", () => {
    expect(setup({ xAxis: "moment", xScale: "log" }).xScale.kind).toBe("linear");
    expect(setup({ xScale: "symlog", thresholds: { x: 5 } }).xScale.threshold).toBe(5);
  });

  it("survives a box without room", () => {
    const { right, left, bottom, top } = setup({ width: 1, height: 1 });
    expect(right).toBeGreaterThan(left);
    expect(bottom).toBeGreaterThan(top);
  });
});

function setup(changes: Partial<LayoutInput>) {
  return layOut({
    width: 340,
    height: 240,
    xAxis: "step",
    xDomain: { min: 0, max: 100 },
    yDomain: { min: 0, max: 1 },
    yScale: "linear",
    measure,
    ...changes,
  });
}
