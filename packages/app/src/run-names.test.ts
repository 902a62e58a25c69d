import { describe, expect, it } from "vitest";
import { commonFolder, labelOf } from "./run-names.ts";

describe("commonFolder", () => {
  it.each([
    ["exp/a/train exp/a/eval", "exp/a/"],
    ["exp/a/train exp/b/train", "exp/"],
    ["exp/a exp/ab", "exp/"],
    ["exp exp/a", ""],
    ["/x/a /x/b", "/x/"],
    ["/a /b", "/"],
    ["a b", ""],
    [". a/b", ""],
    ["a/b", ""],
  ])("%s", (names, expected) => {
    expect(commonFolder(names.split(" "))).toBe(expected);
  });
});

describe("labelOf", () => {
  it("parts the folders from the last name and leaves the common folder out", () => {
    expect(labelOf("exp/lr=1/train", "exp/")).toEqual({ folder: "lr=1", leaf: "train" });
    expect(labelOf("train", "")).toEqual({ folder: undefined, leaf: "train" });
  });
});
