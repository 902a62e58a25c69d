import { describe, expect, it } from "vitest";
import { looksSameRange } from "./range.ts";

describe("ranges that look the same", () => {
  it.each([
    [
      { min: 104_048.0887, max: 114_072.1751 },
      { min: 104_048.1, max: 114_072.2 },
    ],
    [
      { min: 1.234_567_8e-3, max: 1e3 },
      { min: 1.234_57e-3, max: 1e3 },
    ],
    [
      { min: 0, max: 5 },
      { min: 0, max: 5 },
    ],
  ])("are %o and %o", (a, b) => {
    expect(looksSameRange(a, b)).toBe(true);
  });

  it.each([
    [
      { min: 0, max: 1000 },
      { min: 1, max: 1000 },
    ],
    // On a logarithmic axis.
    [
      { min: 1e-3, max: 1e3 },
      { min: 2e-3, max: 1e3 },
    ],
    [{ min: 0, max: 5 }, undefined],
    [undefined, { min: 0, max: 5 }],
  ])("are not %o and %o", (a, b) => {
    expect(looksSameRange(a, b)).toBe(false);
  });

  it("are two that follow the data", () => {
    expect(looksSameRange(undefined, undefined)).toBe(true);
  });
});
