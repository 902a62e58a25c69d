import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScaleKind } from "./scale.ts";
import { ticksOf, type AxisKind } from "./ticks.ts";

describe("ticks of values", () => {
  it.each([
    [0, 1, "0 0.2 0.4 0.6 0.8 1.0"],
    [0.2, 0.9, "0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9"],
    [-2, 2, "−2 −1 0 1 2"],
    [0.99, 1.01, "0.990 0.995 1.000 1.005 1.010"],
    [0, 20_000, "0 5k 10k 15k 20k"],
    [3_000_000, 5_000_000, "3.0M 3.5M 4.0M 4.5M 5.0M"],
    [0, 0.00005, "0 1e-5 2e-5 3e-5 4e-5 5e-5"],
    [0.00001, 0.000012, "1e-5 1.05e-5 1.1e-5 1.15e-5 1.2e-5"],
    [-1e20, 1e20, "−1e20 −5e19 0 5e19 1e20"],
  ])("%d to %d", (min, max, labels) => {
    expect(labelsOf("value", min, max)).toBe(labels);
  });
});

describe("ticks of a log scale", () => {
  it.each([
    [0.5, 20, "0.5 1 2 5 10 20", 6],
    [1e-4, 1, "1e-4 0.001 0.01 0.1 1", 5],
    [1e-12, 1, "1e-12 1e-9 1e-6 0.001 1", 5],
    [2, 6, "2 3 4 5 6", 5],
    [1, 1e6, "1 10 100 1000 10k 100k 1M", 8],
  ])("%d to %d", (min, max, labels, count) => {
    const ticks = ticksOf("value", "log", { min, max }, count);
    expect(ticks.map(({ label }) => label).join(" ")).toBe(labels);
  });
});

describe("ticks of a symlog scale", () => {
  it.each([
    ["both sides", -1000, 1000, 1, 9, "−1000 −100 −10 −1 0 1 10 100 1000"],
    ["thinned alike on both sides", -1000, 1000, 1, 5, "−1000 −10 0 10 1000"],
    ["one side", 0, 500, 1, 5, "0 1 10 100"],
    ["without 0", 10, 5000, 1, 5, "10 100 1000"],
    ["small", -1e-5, 1e-6, 1e-7, 6, "−1e-5 −1e-6 −1e-7 0 1e-7 1e-6"],
    ["as good as linear", -0.5, 0.5, 1, 5, "−0.4 −0.2 0 0.2 0.4"],
    ["within a decade", 200, 600, 1, 5, "200 300 400 500 600"],
  ])("%s: %d to %d, threshold %d", (_, min, max, threshold, count, labels) => {
    const ticks = ticksOf("value", "symlog", { min, max }, count, threshold);
    expect(ticks.map(({ label }) => label).join(" ")).toBe(labels);
  });
});

describe("ticks of other axes on a log scale", () => {
  it.each([
    ["step", 1, 100_000, "1 10 100 1000 10k 100k"],
    ["duration", 1, 10_000, "1 s 10 s 1 m 40 s 16 m 40 s 2 h 47 m"],
  ] as const)("%s from %d to %d", (axis, min, max, labels) => {
    const ticks = ticksOf(axis, "log", { min, max }, 6);
    expect(ticks.map(({ label }) => label).join(" ")).toBe(labels);
  });
});

describe("ticks of steps", () => {
  it.each([
    [0, 8, "0 2 4 6 8"],
    [0, 2, "0 1 2"],
    [0, 8000, "0 2,000 4,000 6,000 8,000"],
    [0, 40_000, "0 10k 20k 30k 40k"],
    [0, 1e9, "0 0.2G 0.4G 0.6G 0.8G 1G"],
    [123_400, 123_440, "123,400 123,410 123,420 123,430 123,440"],
  ])("%d to %d", (min, max, labels) => {
    expect(labelsOf("step", min, max)).toBe(labels);
  });
});

describe("ticks of durations", () => {
  it.each([
    [0, 0.2, "0 50 ms 100 ms 150 ms 200 ms"],
    [0, 50, "0 10 s 20 s 30 s 40 s 50 s"],
    [0, 150, "0 30 s 1 m 1 m 30 s 2 m 2 m 30 s"],
    [0, 4 * 3600, "0 1 h 2 h 3 h 4 h"],
    [3600, 5400, "1 h 1 h 10 m 1 h 20 m 1 h 30 m"],
    [0, 40 * 86_400, "0 10 d 20 d 30 d 40 d"],
  ])("%d s to %d s", (min, max, labels) => {
    expect(labelsOf("duration", min, max, 5)).toBe(labels);
  });
});

describe("ticks of moments", () => {
  it.each([
    ["an hour", at(2026, 2, 12, 14, 0), at(2026, 2, 12, 15, 0), "14:00 14:15 14:30 14:45 15:00"],
    [
      "over midnight",
      at(2026, 2, 12, 12, 0),
      at(2026, 2, 13, 12, 0),
      "12:00 18:00 13 Mar 06:00 12:00",
    ],
    [
      "half a minute",
      at(2026, 2, 12, 14, 0),
      at(2026, 2, 12, 14, 0) + 20,
      "14:00:00 14:00:05 14:00:10 14:00:15 14:00:20",
    ],
    ["years", at(2024, 0, 1, 0, 0), at(2027, 0, 1, 0, 0), "2024 2025 2026 2027"],
  ])("%s", (_, min, max, labels) => {
    expect(labelsOf("moment", min, max, 4)).toBe(labels);
  });
});

describe("ticks of any axis", () => {
  it("rise, lie inside and are told apart by their labels", () => {
    const axis = fc.constantFrom<AxisKind>("value", "step", "duration");
    const bound = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const power = fc.integer({ min: -6, max: 6 });
    const scale = fc.constantFrom<ScaleKind>("linear", "symlog");
    fc.assert(
      fc.property(
        axis,
        scale,
        bound,
        bound,
        power,
        fc.integer({ min: 1, max: 12 }),
        (kind, scaleKind, a, b, exponent, count) => {
          fc.pre(Math.abs(a - b) > 100);
          const unit = 10 ** exponent;
          const domain = { min: Math.min(a, b) * unit, max: Math.max(a, b) * unit };
          const ticks = ticksOf(kind, scaleKind, domain, count);
          for (const [i, { value }] of ticks.entries()) {
            expect(value).toBeGreaterThan(ticks[i - 1]?.value ?? -Infinity);
            expect(value).toBeGreaterThanOrEqual(domain.min);
            expect(value).toBeLessThanOrEqual(domain.max);
          }
          if (kind !== "duration") {
            expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
          }
        },
      ),
    );
  });
});

function labelsOf(axis: AxisKind, min: number, max: number, count = 5): string {
  return ticksOf(axis, "linear", { min, max }, count)
    .map(({ label }) => label)
    .join(" ");
}

function at(...parts: [number, number, number, number, number]): number {
  return new Date(...parts).getTime() / 1000;
}
