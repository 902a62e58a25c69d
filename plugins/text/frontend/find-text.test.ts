import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findText } from "./find-text.ts";

function found(text: string, query: string): string {
  const ranges = findText(text, query);
  return ranges.map(({ start, end }) => `${start}-${end}`).join(" ");
}

describe("findText", () => {
  it.each([
    ["a b a", "a", "0-1 4-5"],
    ["Adam, ADAM", "adam", "0-4 6-10"],
    ["aaa", "aa", "0-2"],
    ["a.b ab", "a.b", "0-3"],
    ["İstanbul loss", "loss", "9-13"],
    ["abc", "", ""],
    ["abc", "x", ""],
  ])("in %j, %j is at %j", (text, query, expected) => {
    expect(found(text, query)).toBe(expected);
  });

  it("takes any words as they are", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (query) => {
        expect(findText(`<${query}>`, query).length).toBeGreaterThan(0);
      }),
    );
  });
});
