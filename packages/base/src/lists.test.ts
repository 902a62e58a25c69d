import { describe, expect, it } from "vitest";
import { withItemAt } from "./lists.ts";

describe("an item in a list", () => {
  it.each([
    ["a", 0, "abc"],
    ["a", 1, "bac"],
    ["a", 2, "bca"],
    ["a", 9, "bca"],
    ["c", -1, "cab"],
    ["d", 1, "adbc"],
  ])("%s at %s: %s", (item, place, order) => {
    expect(withItemAt(["a", "b", "c"], item, place).join("")).toBe(order);
  });
});
