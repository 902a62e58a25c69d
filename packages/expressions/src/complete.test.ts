import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeExpression } from "./complete.ts";
import { RUN_LANGUAGE, SERIES_LANGUAGE, type Language } from "./language.ts";

const KNOWN = {
  names: ["lr", "batch size", "run"],
  tags: ["loss", "val/loss", "lr/group 0"],
  valuesOf: (name: string) => (name === "state" ? ["live", "idle"] : []),
};

/** `|` is the caret. Gives the text before, in and behind the range, and the first candidates. */
function complete(drawn: string, language: Language = RUN_LANGUAGE) {
  const caret = drawn.indexOf("|");
  const text = drawn.replace("|", "");
  const { from, to, candidates } = completeExpression(text, caret, language, KNOWN);
  return { range: text.slice(from, to), texts: candidates.map((candidate) => candidate.text) };
}

describe("completeExpression", () => {
  it.each([
    ["l|", "l", ["lr", "last(", "log(", "loss"]],
    ["lr < 1 and ba|", "ba", ["`batch size`"]],
    ["lr < 1 and ba|tch", "batch", ["`batch size`"]],
    ["last(|", "", ["loss", "val/loss", "`lr/group 0`"]],
    ["last(val|", "val", ["val/loss"]],
    ["lr |", "", ["<", "<=", ">"]],
    ["lr < 1 a|", "a", ["and"]],
    ["lr < 1 |", "", ["and", "or", "<"]],
    ["lr < 1 and last(loss) |", "", ["<", "<=", ">"]],
    ["not has_nan(loss) |", "", ["and", "or", "<"]],
    ['has_nan(loss) and state in ["live"] |', "", ["and", "or", "<"]],
    ["state = |", "", ['"live"', '"idle"', "run"]],
    ['state = "li|', '"li', ['"live"']],
    ["state in [|", "", ['"live"', '"idle"']],
    ["`ba|", "`ba", ["`batch size`"]],
    ["|", "", ["run", "state"]],
  ])("in %s replaces “%s”", (drawn, range, first) => {
    const completed = complete(drawn);
    expect(completed.range).toBe(range);
    expect(completed.texts.slice(0, first.length)).toEqual(first);
  });

  it.each([
    ["x |", ["+", "-", "*", "/", "^"]],
    ["ema(x, 0.9) |", ["+", "-", "*", "/", "^"]],
    ["n|", []],
  ])("offers no comparison in %s of a derived series", (drawn, operators) => {
    const { texts } = complete(drawn, SERIES_LANGUAGE);
    expect(texts.filter((text) => /^(\W+|and|or|not|in)\b|^\W+$/.test(text))).toEqual(operators);
  });

  it("offers nothing behind what is wrong", () => {
    expect(complete("lr < < l|").texts).toEqual([]);
  });

  it("puts a name in backticks that is a word of the language", () => {
    expect(complete("run|").texts).toEqual(["run", "`run`"]);
  });

  it("never throws, and replaces what is around the caret", () => {
    const text = fc.string({ unit: fc.constantFrom(...'lr <=("`~[],'.split("")), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(12), (written, at) => {
        const caret = Math.min(at, written.length);
        const { from, to } = completeExpression(written, caret, RUN_LANGUAGE, KNOWN);
        expect(0 <= from && from <= caret && caret <= to && to <= written.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
