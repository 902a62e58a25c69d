import type { ApiTag } from "@runlens/model";
import { describe, expect, it } from "vitest";
import type { TagGroup } from "./group-tags.ts";
import { openGroups, setGroupOpen } from "./open-groups.ts";

describe("openGroups", () => {
  it("opens groups from the top until 24 cards are shown", () => {
    const { open } = setup({ a: 10, b: 10, c: 4, d: 1 });
    expect(open()).toBe("a b c");
  });
  it("opens two groups however large", () => {
    const { open } = setup({ a: 900, b: 900, c: 1 });
    expect(open()).toBe("a b");
  });
  it("does as it was told", () => {
    const { open, say } = setup({ a: 900, b: 900, c: 1 });
    say("a", false);
    say("c", true);
    expect(open()).toBe("b c");
  });
  it("opens all that a filter left, but for those closed by hand", () => {
    const { open, say } = setup({ a: 900, b: 900, c: 1, d: 1 });
    say("d", false);
    expect(open({ filtered: true })).toBe("a b c");
  });
  it("keeps a group open when cards arrive above it", () => {
    const { open } = setup({ a: 900, b: 900, c: 1 });
    expect(open({ before: ["c"] })).toBe("a b c");
  });
});

function setup(sizes: Readonly<Record<string, number>>) {
  const entries = new Map<string, string>();
  const view = {
    get: (key: string) => entries.get(key),
    set: (key: string, value: string | undefined) =>
      value === undefined ? entries.delete(key) : entries.set(key, value),
  };
  const groups = Object.entries(sizes).map(([name, size]): TagGroup => ({
    name,
    tags: Array.from({ length: size }, (_, i) => tagNamed(`${name}/${i}`)),
  }));
  return {
    say: (name: string, open: boolean) => setGroupOpen(view, name, open),
    open: ({ filtered = false, before = [] as readonly string[] } = {}) =>
      [...openGroups(groups, view, new Set(before), filtered)].join(" "),
  };
}

function tagNamed(tag: string): ApiTag {
  return { tag, pluginName: "scalars", displayName: "", description: "", runIndexes: [] };
}
