import { describe, expect, it } from "vitest";
import { parseRunFilter } from "./run-filter.ts";

const RUNS = ["lr=0.1/train", "lr=0.1/eval", "LR=1/train"];

function matching(text: string): string[] | undefined {
  const filter = parseRunFilter(text);
  return filter.kind === "valid" ? RUNS.filter((name) => filter.matches(name)) : undefined;
}

describe("parseRunFilter", () => {
  it.each([
    ["", RUNS],
    ["eval", ["lr=0.1/eval"]],
    ["^lr=1", ["LR=1/train"]],
    ["0.1/(train|eval)$", ["lr=0.1/train", "lr=0.1/eval"]],
    ["nothing", []],
    ["(", undefined],
  ])("%s", (text, expected) => {
    expect(matching(text)).toEqual(expected);
  });

  it("says why an expression cannot be used, without repeating it", () => {
    expect(parseRunFilter("a(b: c")).toEqual({ kind: "invalid", reason: "Unterminated group" });
  });
});
