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
  it.each([
    ["exp/lr=1/train", { folder: "lr=1", leaf: "train", end: "" }],
    ["exp/train", { folder: undefined, leaf: "train", end: "" }],
    ["exp/a/adam_lr-0.1-seed3", { folder: "a", leaf: "adam_lr-0.1", end: "-seed3" }],
    ["exp/resnet_50", { folder: undefined, leaf: "resnet", end: "_50" }],
    ["exp/-1", { folder: undefined, leaf: "-1", end: "" }],
    [
      "exp/run-of-considerable_length",
      { folder: undefined, leaf: "run-of-considerable", end: "_length" },
    ],
    ["exp/run-considerablylong", { folder: undefined, leaf: "run-considerablylong", end: "" }],
    ["exp/אבג-1", { folder: undefined, leaf: "אבג-1", end: "" }],
  ])("parts %s", (name, expected) => {
    expect(labelOf(name, "exp/")).toEqual(expected);
  });
});
