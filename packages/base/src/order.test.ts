import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNatural, compareText } from "./order.ts";

describe("compareNatural", () => {
  it.each([
    ["run-2", "run-10"],
    ["a/2", "a/10"],
    ["a/b", "a-b"],
    ["loss", "loss/train"],
    ["v1.9", "v1.10"],
    ["lr=0.03", "lr=0.1"],
    ["lr=3e-4", "lr=1e-3"],
    ["lr=0.001/train", "lr=0.01/eval"],
    ["a", "b"],
    ["x01", "x1"],
  ])("puts %s before %s", (first, second) => {
    expect(compareNatural(first, second)).toBeLessThan(0);
    expect(compareNatural(second, first)).toBeGreaterThan(0);
  });

  it("is a total order: sorting any shuffle gives one result", () => {
    const name = fc.string({
      unit: fc.constantFrom("a", "e", "/", "-", "0", "1", "9", "."),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const sorted = names.toSorted(compareNatural);
        expect(names.toReversed().toSorted(compareNatural)).toEqual(sorted);
        for (let i = 1; i < sorted.length; i++) {
          expect(compareNatural(sorted[i - 1] ?? "", sorted[i] ?? "")).toBeLessThan(0);
        }
      }),
    );
  });
});

describe("compareText", () => {
  it("is equal only for equal texts", () => {
    expect(compareText("a", "a")).toBe(0);
    expect(compareText("B", "a")).toBe(-1);
    expect(compareText("b", "a")).toBe(1);
  });
});
