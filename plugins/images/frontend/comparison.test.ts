import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COMPARE_MODES,
  firstComparison,
  formatComparison,
  parseComparison,
  type CompareMode,
} from "./comparison.ts";

describe("a comparison", () => {
  it("comes back from its link", () => {
    const modes = Object.keys(COMPARE_MODES) as CompareMode[];
    const side = fc.record({
      run: fc.string({ unit: "grapheme" }),
      step: fc.option(fc.maxSafeInteger(), { nil: undefined }),
    });
    const any = fc.record({
      mode: fc.constantFrom(...modes),
      sample: fc.nat(),
      a: side,
      b: side,
    });
    fc.assert(
      fc.property(any, (comparison) => {
        expect(parseComparison(formatComparison(comparison))).toEqual(comparison);
      }),
    );
  });

  it.each([undefined, "", "mode=toString&a=x&b=y", "mode=swipe&a=x"])(
    "is not read from %j",
    (text) => {
      expect(parseComparison(text)).toBeUndefined();
    },
  );
});

describe("the first comparison", () => {
  it("is of the first two runs, at the card's step", () => {
    expect(firstComparison([{ name: "x" }, { name: "y" }, { name: "z" }], 7)).toMatchObject({
      a: { run: "x", step: undefined },
      b: { run: "y", step: undefined },
    });
  });
  it("is of a single run's first step and the card's", () => {
    expect(firstComparison([{ name: "x" }], 7)).toMatchObject({
      a: { run: "x", step: 7 },
      b: { run: "x", step: undefined },
    });
  });
  it("needs a run", () => expect(firstComparison([], 7)).toBeUndefined());
});
