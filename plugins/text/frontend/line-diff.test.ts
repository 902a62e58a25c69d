import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines, foldSame, type DiffLine } from "./line-diff.ts";

const SIGNS = { same: " ", removed: "-", added: "+" } as const;

/** "abc" are three lines; a difference is written as " a -b +x c". */
function difference(before: string, after: string): string {
  const lines = diffLines(before.split("").join("\n"), after.split("").join("\n"));
  return lines.map(({ kind, text }) => SIGNS[kind].trim() + text).join(" ");
}

describe("diffLines", () => {
  it.each([
    ["", "", ""],
    ["abc", "abc", "a b c"],
    ["", "ab", "+a +b"],
    ["ab", "", "-a -b"],
    ["abc", "axc", "a -b +x c"],
    ["abcd", "bd", "-a b -c d"],
    ["ab", "ba", "-a b +a"],
    ["aab", "ab", "a -a b"],
    ["abcabba", "cbabac", "-a -b c -a b +a b a +c"],
  ])("of %j and %j is %j", (before, after, expected) => {
    expect(difference(before, after)).toBe(expected);
  });

  it("takes Windows' line ends for line ends", () => {
    expect(diffLines("a\r\nb", "a\nb").every(({ kind }) => kind === "same")).toBe(true);
  });

  it("leads from one text to the other, by no more lines than needed", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before.join("\n"), after.join("\n"));
        const side = (gone: DiffLine["kind"]) =>
          lines.filter(({ kind }) => kind !== gone).map((line) => line.text);
        expect(side("added")).toEqual(before);
        expect(side("removed")).toEqual(after);
        const same = lines.filter(({ kind }) => kind === "same").length;
        expect(same).toBe(commonLength(before, after));
      }),
    );
  });

  it("replaces all between the common ends of texts that are too long to compare", () => {
    const lines = diffLines(
      ["first", ...many("a"), "last"].join("\n"),
      ["first", ...many("b"), "last"].join("\n"),
    );
    expect(lines.map(({ kind }) => kind[0]).join("")).toBe(
      `s${"r".repeat(3000)}${"a".repeat(3000)}s`,
    );
  });
});

function many(name: string): readonly string[] {
  return Array.from({ length: 3000 }, (_, i) => `${name}${i}`);
}

/** By trying all. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const [[first, ...restA], [, ...restB]] = [a, b];
  if (first === undefined || b.length === 0) return 0;
  if (first === b[0]) return 1 + commonLength(restA, restB);
  return Math.max(commonLength(restA, b), commonLength(a, restB));
}

describe("foldSame", () => {
  it.each([
    [" ", "1"],
    ["     ", "5 folded"],
    ["+", "1"],
    ["   +   ", "2 folded, 3, 2 folded"],
    ["  +  ", "1, 3, 1"],
    ["   +    -", "2 folded, 3, 2 folded, 2"],
  ])("with one line around changes, %j is %s", (signs, expected) => {
    const lines = signs.split("").map((sign): DiffLine => ({
      kind: sign === "+" ? "added" : sign === "-" ? "removed" : "same",
      text: "",
    }));
    const parts = foldSame(lines, 1).map((part) =>
      part.kind === "folded" ? `${part.count} folded` : part.lines.length,
    );
    expect(parts.join(", ")).toBe(expected);
  });
});
