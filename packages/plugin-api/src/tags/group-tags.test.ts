import type { ApiTag } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { groupTags, splitTag } from "./group-tags.ts";

describe("groupTags", () => {
  it.each([
    [
      ["train/loss", "eval/loss", "train/acc"],
      { eval: ["eval/loss"], train: ["train/acc", "train/loss"] },
    ],
    [["layer/10", "layer/9", "layer/1"], { layer: ["layer/1", "layer/9", "layer/10"] }],
    [["loss", "accuracy"], { "": ["accuracy", "loss"] }],
    [["loss", "loss/train"], { loss: ["loss", "loss/train"] }],
    [["z", "a/b/c", "a/d"], { a: ["a/b/c", "a/d"], "": ["z"] }],
    [["/odd"], { "": ["/odd"] }],
    [
      ["loss/scalar_summary", "a/acc/scalar_summary"],
      { a: ["a/acc/scalar_summary"], "": ["loss/scalar_summary"] },
    ],
    [[], {}],
  ])("groups %j", (tags, groups) => {
    const found = groupTags(tags.map(tagNamed));
    expect(
      Object.fromEntries(found.map(({ name, tags: t }) => [name, t.map(({ tag }) => tag)])),
    ).toEqual(groups);
  });

  it("orders groups by their first tag", () => {
    const found = groupTags(["b/1", "a10/x", "a9/x"].map(tagNamed));
    expect(found.map(({ name }) => name)).toEqual(["a9", "a10", "b"]);
  });
});

describe("splitTag", () => {
  it.each([
    ["loss", "", "loss"],
    ["train/loss", "train/", "loss"],
    ["a/b/c", "a/b/", "c"],
    ["a/b/", "a/", "b/"],
    ["a/loss/scalar_summary", "a/", "loss"],
    ["scalar_summary", "", "scalar_summary"],
    ["/", "", "/"],
    ["", "", "(empty)"],
    [" ", "", "␣"],
    ["a\nb/c\td", "a↵b/", "c⇥d"],
  ])("splits %j", (tag, folders, name) => {
    expect(splitTag(tag)).toEqual({ folders, name });
  });
});

function tagNamed(tag: string): ApiTag {
  return { tag, pluginName: "scalars", displayName: "", description: "", runIndexes: [0] };
}
