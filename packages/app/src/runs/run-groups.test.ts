import type { Cell } from "@runlens/model";
import { describe, expect, it } from "vitest";
import {
  columnKeys,
  examplePattern,
  groupKeys,
  grouped,
  groupingText,
  parseGrouping,
  patternKeys,
  tagKeys,
} from "./run-groups.ts";

const keysOf = (pattern: string, ...runs: readonly string[]) => {
  const keys = patternKeys(pattern);
  return keys.kind === "valid" ? runs.map(keys.keyOf) : keys.reason;
};

describe("a grouping", () => {
  it.each(["lr", "last(loss)", "/seed-(\\d+)/", "@tags"])(
    "%s reads and writes the same",
    (text) => {
      const grouping = parseGrouping(text);
      expect(grouping && groupingText(grouping)).toBe(text);
    },
  );

  it.each(["", "lr <", "/open"])("“%s” is none", (text) => {
    expect(parseGrouping(text)).toBeUndefined();
  });
});

describe("keys of runs", () => {
  it.each([
    ["(train|eval)", ["a/train", "b/eval", "c"], ["train", "eval", undefined]],
    ["(\\w)/s(\\d)", ["x/s1", "y/s2", "z"], ["x · 1", "y · 2", undefined]],
    ["(b)?(c)?x", ["bx", "cx", "x"], ["b · –", "– · c", undefined]],
    ["train|eval", ["a/train", "b/eval"], ["train", "eval"]],
    ["(x*)", ["abc"], [undefined]],
  ])("of %s are what it captures", (pattern, runs, expected) => {
    expect(keysOf(pattern, ...runs)).toEqual(expected);
  });

  it.each([
    ["(.+)[-_/]", ["adam-lr0.1-seed1", "adam-lr0.1-seed2", "sgd"]],
    ["(.+)[-_/]", ["a/1", "a/2"]],
    ["(train|eval)", ["a-1", "b-1", "train", "eval"]],
    ["(train|eval)", []],
  ])("begin with the pattern %s where the runs are %j", (pattern, runs) => {
    expect(examplePattern(runs)).toBe(pattern);
  });

  it("are there at once for a pattern on which backtracking would hang", () => {
    expect(keysOf("((a+)+)$", `${"a".repeat(200)}b`, "caa")).toEqual([undefined, "aa · aa"]);
  });

  it("of a pattern that is none are not there, and it says why", () => {
    expect(keysOf("(", "a")).toBe("Not understood: a ( without its )");
  });

  it("of tags are one for each run: what most runs have, then the first in natural order", () => {
    const tagsOf = {
      a: ["best", "paper"],
      b: ["paper"],
      c: ["t10", "t9"],
      d: ["with, comma"],
      e: [],
    };
    const keyOf = tagKeys(new Map(Object.entries(tagsOf).map(([run, tags]) => [run, { tags }])));
    expect(["a", "b", "c", "d", "e", "f"].map(keyOf)).toEqual([
      "paper",
      "paper",
      "t9",
      "with, comma",
      undefined,
      undefined,
    ]);
  });

  it("of a column are its values as they are shown", () => {
    const keyInColumn = columnKeys(
      new Map<string, Cell>([
        ["a", 0.1],
        ["b", true],
        ["c", undefined],
      ]),
    );
    expect(["a", "b", "c", "d"].map(keyInColumn)).toEqual(["0.1", "true", undefined, undefined]);
  });
});

const keyOf = (name: string) => /\d+/.exec(name)?.[0];

describe("groups", () => {
  it("are in the order of their first runs, those without one last", () => {
    const runs = ["x", "a10", "b9", "c10"].map((name) => ({ name }));
    expect(
      grouped(runs, keyOf).map(({ key, members }) => [key, members.map(({ name }) => name).join()]),
    ).toEqual([
      ["10", "a10,c10"],
      ["9", "b9"],
      [undefined, "x"],
    ]);
  });

  it("have keys in natural order, so that colours do not depend on the order of runs", () => {
    expect(groupKeys(["a10", "x", "b9"], keyOf)).toEqual(["9", "10"]);
  });
});
