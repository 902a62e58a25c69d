import { describe, expect, it } from "vitest";
import { xDomain, yDomain } from "./domain.ts";

describe("yDomain", () => {
  it.each([
    ["5 % to spare, then round", [0, 10], [-1, 11]],
    ["rounded outwards", [0.12, 2.31], [0, 2.6]],
    ["one value", [3, 3], [0, 6]],
    ["one negative value", [-3, -3], [-6, 0]],
    ["only zero", [0, 0], [-1, 1]],
  ])("linear: %s", (_, [min = NaN, max = NaN], [low, high]) => {
    expect(yDomain({ min, max }, "linear")).toEqual({ min: low, max: high });
  });

  it("log: from half the smallest to twice the largest", () => {
    expect(yDomain({ min: 0.001, max: 10 }, "log")).toEqual({ min: 0.0005, max: 20 });
  });

  it("has room for nothing at all", () => {
    expect(yDomain(undefined, "linear")).toEqual({ min: 0, max: 1 });
    expect(yDomain(undefined, "log")).toEqual({ min: 0.1, max: 1 });
  });

  it.each(["linear", "log"] as const)("%s: stays finite at the edge of doubles", (kind) => {
    const { min, max } = yDomain({ min: Number.MIN_VALUE, max: Number.MAX_VALUE }, kind);
    expect(Number.isFinite(max - min)).toBe(true);
    expect(max).toBeGreaterThan(min);
  });
});

describe("xDomain", () => {
  it.each([
    [
      { min: 0, max: 100 },
      { min: -2, max: 102 },
    ],
    [
      { min: 7, max: 7 },
      { min: 6, max: 8 },
    ],
    [undefined, { min: 0, max: 1 }],
  ])("%j", (extent, domain) => expect(xDomain(extent)).toEqual(domain));
});
