import { describe, expect, it } from "vitest";
import { limitedDomain, xDomain, yDomain } from "./domain.ts";

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

describe("domains of other scales", () => {
  it("symlog y: 5 % of the picture beyond the extremes", () => {
    const domain = yDomain({ min: -999, max: 999 }, "symlog");
    // ln 1000 on either side, and 5 % of the whole beyond.
    expect(domain.max).toBeCloseTo(1000 ** 1.1 - 1, 6);
    expect(domain.min).toBeCloseTo(1 - 1000 ** 1.1, 6);
  });
  it("log x: 2 % of the picture beyond the extremes", () => {
    const { min, max } = xDomain({ min: 1, max: 1e6 }, "log");
    expect(Math.log10(min)).toBeCloseTo(-0.12, 9);
    expect(Math.log10(max)).toBeCloseTo(6.12, 9);
  });
  it("log x of one step is drawable", () => {
    expect(xDomain({ min: 1, max: 1 }, "log")).toEqual({ min: 0.5, max: 2 });
  });
});

describe("limitedDomain", () => {
  const fitted = { min: 2, max: 8 };
  it.each([
    ["nothing set", {}, "linear", [2, 8]],
    ["both", { min: 0, max: 1 }, "linear", [0, 1]],
    ["swapped", { min: 9, max: 1 }, "linear", [1, 9]],
    ["the lower alone", { min: 0 }, "linear", [0, 8]],
    ["the upper alone", { max: 5 }, "linear", [2, 5]],
    ["a lower one above all values", { min: 20 }, "linear", [20, 40]],
    ["an upper one below all values", { max: -20 }, "linear", [-40, -20]],
    ["no bound at 0 on a log scale", { min: 0, max: 100 }, "log", [2, 100]],
    ["a lower one above all values on a log scale", { min: 20 }, "log", [20, 200]],
    ["no number", { min: NaN, max: Infinity }, "linear", [2, 8]],
  ] as const)("%s", (_, limits, kind, [min, max]) => {
    expect(limitedDomain(fitted, limits, kind)).toEqual({ min, max });
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
