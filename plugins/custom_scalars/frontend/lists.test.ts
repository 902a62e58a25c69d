import { describe, expect, it } from "vitest";
import { moved, removed, replaced } from "./lists.ts";

describe("changes of lists", () => {
  const list = ["a", "b", "c"];
  it.each([
    ["replaced", replaced(list, 1, "x"), "a x c"],
    ["removed", removed(list, 0), "b c"],
    ["moved down", moved(list, 0, 1), "b a c"],
    ["moved up", moved(list, 2, -1), "a c b"],
    ["moved beyond the start", moved(list, 0, -1), "a b c"],
    ["moved beyond the end", moved(list, 2, 1), "a b c"],
  ])("%s", (_name, changed, expected) => {
    expect(changed.join(" ")).toBe(expected);
    expect(list.join(" ")).toBe("a b c");
  });
});
