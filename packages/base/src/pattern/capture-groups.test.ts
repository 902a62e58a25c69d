import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captureGroups, type Captured } from "./capture-groups.ts";

function capture(pattern: string, text: string, maxSteps?: number): Captured | undefined | string {
  const groups = captureGroups(pattern, maxSteps);
  return groups.kind === "valid" ? groups.capture(text) : groups.reason;
}

describe("groups of a pattern", () => {
  it.each<[pattern: string, text: string, captured: Captured | undefined]>([
    ["b", "abc", ["b"]],
    ["x", "abc", undefined],
    ["(train|eval)", "a/eval/1", ["eval", "eval"]],
    ["lr(.+)-s(\\d)", "lr0.1-s2-s3", ["lr0.1-s2-s3", "0.1-s2", "3"]],
    ["lr(.+?)-s(\\d)", "lr0.1-s2-s3", ["lr0.1-s2", "0.1", "2"]],
    ["a(b)?(c)", "ac", ["ac", undefined, "c"]],
    ["((a)(b))c", "abc", ["abc", "ab", "a", "b"]],
    ["(?P<kind>a|ab)(?:c|bcd)(d*)", "abcd", ["abcd", "a", ""]],
    ["(a|ab)(c|bcd)$", "abcd", ["abcd", "a", "bcd"]],
    ["(a|b)+", "xabab", ["abab", "b"]],
    ["(a*)*", "baa", ["", undefined]],
    ["(?=(\\w+))a", "abc", ["a", "abc"]],
    ["(?!(b))a(c)", "ac", ["ac", undefined, "c"]],
    ["^(.)(.)$", "😀é", ["😀é", "😀", "é"]],
    ["()", "a", ["", ""]],
  ])("%j in %j", (pattern, text, captured) => {
    expect(capture(pattern, text)).toEqual(captured);
  });

  it.each([
    ["(", "a ( without its )"],
    ["(a)\\1", "unknown escape \\1"],
    ["a**", "repeats a repeat"],
    ["(((a{1000}){1000}){1000})", "too large"],
  ])("are not there in %j, which says why", (pattern, reason) => {
    expect(capture(pattern, "a")).toBe(reason);
  });

  it("are found in no more steps where backtracking would not end", () => {
    const text = `${"a".repeat(200)}b`;
    for (const pattern of ["(a+)+$", "(a|aa)+$", "(.*)*(.*)*(.*)*c", "((a?){60}a{60}c)"]) {
      expect(capture(pattern, text, 400_000)).toBeUndefined();
    }
    expect(capture("(a+)+b", text, 400_000)).toEqual([text, "a".repeat(200)]);
  });

  it("are not looked for when the steps of all texts together are used up", () => {
    const groups = captureGroups("(a)", 100);
    const found = Array.from({ length: 20 }, () => groups.kind === "valid" && groups.capture("a"));
    expect(found[0]).toEqual(["a", "a"]);
    expect(found.at(-1)).toBeUndefined();
  });

  it("are those of JavaScript, where both repeat alike", () => {
    const anyText = fc.string({ unit: fc.constantFrom("a", "b", "c", "-"), maxLength: 9 });
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, text) => {
        const expected = new RegExp(pattern, "s").exec(text);
        expect(capture(pattern, text)).toEqual(expected === null ? undefined : [...expected]);
      }),
      { numRuns: 5000 },
    );
  });
});

const times = fc.constantFrom("", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?");
const character = fc.constantFrom("a", "b", "c", "-", "[ab]", "[^a]", ".");
/** What was captured before is forgotten by JavaScript when a repeat begins again, by us it is not. */
const repeated = fc
  .tuple(
    fc.oneof(character, fc.array(character, { minLength: 1, maxLength: 3 }).map(groupOf)),
    times,
  )
  .map((parts) => parts.join(""));
const { pattern: anyPattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  pattern: fc.array(tie("part"), { maxLength: 4 }).map((parts) => parts.join("")),
  part: fc.oneof(
    { maxDepth: 3 },
    repeated,
    fc.constantFrom("^", "$", "\\b", "|"),
    tie("pattern").map((part) => `(${part})`),
    tie("pattern").map((part) => `(?:${part})`),
    tie("pattern").map((part) => `(?=${part})`),
    tie("pattern").map((part) => `(?!${part})`),
  ),
}));

function groupOf(characters: readonly string[]): string {
  return `(${characters.join("")})`;
}
