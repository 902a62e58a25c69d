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
    ["exp/lr/train", ["lr", "", "train", ""]],
    ["exp/lr=1/train", ["lr=1", "", "train", ""]],
    ["exp/resnet/seed1", ["resn", "et", "seed1", ""]],
    ["exp/sweeps/lr=0.001/train", ["sweeps/", "lr=0.001", "train", ""]],
    ["exp/אבגדהו/train", ["אבגדהו", "", "train", ""]],
    ["exp/train", [undefined, "", "train", ""]],
    ["exp/first\nsecond", [undefined, "", "first↵second", ""]],
    ["exp/ ", [undefined, "", "␣", ""]],
    ["exp/a/adam_lr-0.1-seed3", ["a", "", "adam_lr-0.1", "-seed3"]],
    ["exp/resnet_50", [undefined, "", "resnet", "_50"]],
    ["exp/-1", [undefined, "", "-1", ""]],
    ["exp/run-of-considerable_length", [undefined, "", "run-of-considerable", "_length"]],
    ["exp/run-considerablylong", [undefined, "", "run-considerablylong", ""]],
    ["exp/אבג-1", [undefined, "", "אבג-1", ""]],
  ])("parts %s", (name, expected) => {
    const { folder, folderEnd, leaf, end } = labelOf(name, "exp/");
    expect([folder, folderEnd, leaf, end]).toEqual(expected);
  });
});
