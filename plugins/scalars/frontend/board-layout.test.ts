import { describe, expect, it } from "vitest";
import { movedBeside, orderedTags, saveOrder } from "./board-layout.ts";

describe("movedBeside", () => {
  it.each([
    ["a b c", "c", "a", "before", "c a b"],
    ["a b c", "a", "c", "after", "b c a"],
    ["a b c", "a", "b", "after", "b a c"],
    ["a b c", "a", "a", "after", "a b c"],
    ["a b c", "x", "a", "after", "a b c"],
    ["a b c", "a", "x", "after", "a b c"],
  ] as const)("%s: %s to %s, %s, is %s", (tags, moved, beside, place, order) => {
    expect(movedBeside(tags.split(" "), moved, beside, place).join(" ")).toBe(order);
  });
});

describe("orderedTags", () => {
  it.each([
    [undefined, "a b c"],
    [["c", "a"], "c a b"],
    // A tag that is gone keeps its place for when it comes back.
    [["gone", "b"], "b a c"],
  ])("in the order %j: %s", (order, shown) => {
    const { view, tags } = setup();
    saveOrder(view, "train", order);
    expect(
      orderedTags(view, "train", tags)
        .map(({ tag }) => tag)
        .join(" "),
    ).toBe(shown);
    expect(orderedTags(view, "other", tags)).toEqual(tags);
  });
});

function setup() {
  const entries = new Map<string, string>();
  const view = {
    get: (key: string) => entries.get(key),
    set(key: string, value: string | undefined): void {
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    },
  };
  return { view, tags: ["a", "b", "c"].map((tag) => ({ tag })) };
}
