import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern } from "./compile-pattern.ts";
import { selectMatching } from "./select-matching.ts";

/** Undefined when the pattern is not understood. */
function match(pattern: string, text: string): boolean | undefined {
  const program = compilePattern(pattern);
  return program && selectMatching(program, [text])?.includes(text);
}

describe("a pattern", () => {
  it.each<[pattern: string, matching: string[], others: string[]]>([
    ["loss", ["loss", "loss/train"], ["val/loss", "los", ""]],
    ["", ["", "a"], []],
    ["(train)|(val)", ["train", "val/x"], ["rain"]],
    ["a|", ["", "b"], []],
    ["loss.*e$", ["loss/me", "loss/me\n"], ["loss/mel", "loss\n/me"]],
    [".*/acc", ["a/b/acc", "/acc"], ["acc"]],
    ["^a^b", [], ["ab", "aab"]],
    ["(^a)", ["a"], ["ba"]],
    ["a*b+c?d", ["bd", "aabbcd"], ["ad", "bccd"]],
    ["a*?b", ["aab"], ["aac"]],
    ["(a*)*b", ["b", "aab"], ["aa"]],
    ["(a|b|){3}c", ["c", "abac", "bc"], ["abbbc"]],
    ["a{2}$", ["aa"], ["a", "aaa"]],
    ["a{1,2}$", ["a", "aa"], ["", "aaa"]],
    ["a{,2}$", ["", "aa"], ["aaa"]],
    ["a{2,}$", ["aa", "aaaa"], ["a"]],
    ["(ab){2,3}$", ["abab", "ababab"], ["ab", "abababab"]],
    ["a{x}", ["a{x}"], ["a"]],
    ["a{}", ["a{}"], ["a"]],
    ["a{,x", ["a{,x"], ["a"]],
    ["[a-c]$", ["a", "b", "c"], ["d", "-"]],
    ["[^a-c]$", ["d", "-", "\n"], ["a", ""]],
    ["[]a]$", ["]", "a"], ["b"]],
    ["[^]a]$", ["b"], ["]", "a"]],
    ["[a-]$", ["a", "-"], ["b"]],
    ["[\\d.]+$", ["1.5"], ["1,5"]],
    ["[\\b]", ["\b"], ["b"]],
    ["\\d+\\s\\w+\\S\\D\\W$", ["12 ab!!!"], ["12 ab"]],
    ["\\w$", ["é", "漢", "_", "٣"], ["-", "😀"]],
    [".$", ["😀"], ["😀😀"]],
    ["\\.\\*\\/\\-\\ ", [".*/- "], ["a*/- "]],
    ["\\x41\\u00e9\\U0001f600\\0\\n\\t", ["Aé😀\0\n\t"], ["Aé"]],
    [".*\\bloss\\b", ["a/loss", "loss/a"], ["a/lossy"]],
    ["a\\Bb", ["ab"], ["a"]],
    ["\\Aa\\Z", ["a"], ["a\n", "ab"]],
    ["(?i)LoSs", ["loss", "LOSS"], ["lo"]],
    ["(?i:l)oss", ["Loss", "loss"], ["LOSS"]],
    ["(?i)a(?-i:b)", ["Ab"], ["aB"]],
    ["(?s)a.b", ["a\nb"], ["ab"]],
    ["(?m)a$.^b", [], ["a\nb"]],
    ["(?ms)a$.^b", ["a\nb"], ["a b"]],
    ["(?:ab)+$", ["abab"], ["aba"]],
    ["(?P<kind>train|val)/", ["val/"], ["test/"]],
    ["a(?#note)b", ["ab"], ["a"]],
    ["(?!val).*loss", ["train/loss"], ["val/loss"]],
    ["(?=.*acc)train", ["train/acc"], ["train/loss", "acc"]],
    ["(?!(?=a)ab)a", ["ac"], ["ab"]],
    ["a}]", ["a}]"], ["a"]],
  ])("%j matches as in Python", (pattern, matching, others) => {
    for (const text of matching) expect([text, match(pattern, text)]).toEqual([text, true]);
    for (const text of others) expect([text, match(pattern, text)]).toEqual([text, false]);
  });

  it.each([
    "(",
    ")",
    "a)",
    "[",
    "[]",
    "[a",
    "[b-a]",
    "[\\d-z]",
    "*",
    "+a",
    "a|?",
    "{2}",
    "(*)",
    "^*",
    "a**",
    "a{3,2}",
    "\\",
    "\\q",
    "\\xg0",
    "\\U00110000",
    "(?P<1>a)",
    "(?P<n",
    "(?x)a",
    "(?",
    "(?z)",
    "(?#",
    "a(?i)b",
  ])("%j is wrong", (pattern) => {
    expect(compilePattern(pattern)).toBeUndefined();
  });

  it.each(["(a)\\1", "(?P<n>a)(?P=n)", "(?<=a)b", "(?<!a)b", "(?>a)", "a*+", "(a)?(?(1)b|c)"])(
    "%j is not understood",
    (pattern) => {
      expect(compilePattern(pattern)).toBeUndefined();
    },
  );

  it.each([
    ["nested groups", "(".repeat(50_000)],
    ["counted repeats", "(((a{1000}){1000}){1000})"],
    ["counted repeats of nothing", "((){999999999}){999999999}(?:){0,999999999}"],
    ["a great count", "a{99999999999999999999}"],
    ["optional parts", "(a?){60}".repeat(400)],
  ])("is refused or read in no time: %s", (_name, pattern) => {
    const program = compilePattern(pattern);
    if (program !== undefined) expect(program.length).toBeLessThanOrEqual(10_000);
  });

  it("may start anywhere and ignore case, when it is told so", () => {
    const program = compilePattern("RES(?=net)", { ignoresCase: true, startsAnywhere: true }) ?? [];
    const names = ["resnet", "a/ResNet", "res-net"];
    expect(selectMatching(program, names)).toEqual(["resnet", "a/ResNet"]);
  });

  it("takes no more steps for a pattern that backtracking would not survive", () => {
    const text = `${"a".repeat(200)}b`;
    for (const pattern of [
      "(a+)+$",
      "(a|a)*$",
      "(a|aa)+$",
      "(.*)*(.*)*(.*)*c",
      "(a?){100}a{100}c",
    ]) {
      const program = compilePattern(pattern) ?? [];
      expect(selectMatching(program, [text], 400_000)).toEqual([]);
    }
  });

  it("gives up when the steps are used up, look-ahead included", () => {
    const program = compilePattern("(?:(?=.*$).)*b") ?? [];
    expect(selectMatching(program, ["a".repeat(50)], 100_000)).toEqual([]);
    expect(selectMatching(program, ["a".repeat(1000)], 100_000)).toBeUndefined();
  });

  it("is read or refused, whatever it is", () => {
    const character = fc.constantFrom(...Array.from("()[]{}?*+|\\^$.,-:=!<>#0129abimPsux"));
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(character, fc.string()), maxLength: 30 }), (text) => {
        expect(match(text, "ab-\n2")).toBeOneOf([true, false, undefined]);
      }),
      { numRuns: 5000 },
    );
  });

  it("matches what JavaScript matches, where both read it alike", () => {
    const part = fc.constantFrom(
      ...Array.from("abc.^$|()"),
      "[ab]",
      "[^a]",
      "(?:",
      "(?=",
      "(?!",
      "\\b",
      "*",
      "+",
      "?",
      "{2}",
    );
    const anyPattern = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(""));
    const anyText = fc.string({ unit: fc.constantFrom("a", "b", "c", "-"), maxLength: 7 });
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, text) => {
        const ours = match(pattern, text);
        if (ours === undefined) return;
        expect(new RegExp(`^(?:${pattern})`, "s").test(text)).toBe(ours);
      }),
      { numRuns: 5000 },
    );
  });
});
