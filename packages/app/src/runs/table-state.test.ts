import { describe, expect, it } from "vitest";
import {
  DEFAULT_TABLE,
  sortedBy,
  sortedNext,
  withColumnAt,
  withColumnInstead,
  withColumns,
  withFolded,
  withoutColumn,
  type TableState,
} from "./table-state.ts";

const table = (columns: string, sort?: TableState["sort"]): TableState => ({
  ...DEFAULT_TABLE,
  columns: columns.split(" "),
  sort,
});
const columns = (state: TableState): string => state.columns.join(" ");

const BY_NAME = { by: "run" };
const NEWEST_FIRST = { by: "start", isDescending: true };

describe("sorting", () => {
  it("goes from ascending to descending to none", () => {
    const once = sortedNext(table("lr"), "lr", BY_NAME);
    expect(once.sort).toEqual({ by: "lr" });
    const twice = sortedNext(once, "lr", BY_NAME);
    expect(twice.sort).toEqual({ by: "lr", isDescending: true });
    expect(sortedNext(twice, "lr", BY_NAME).sort).toBeUndefined();
    expect(sortedNext(twice, "age", BY_NAME).sort).toEqual({ by: "age" });
  });

  it("knows names ascending, which is as usual, and descending", () => {
    const descending = sortedNext(table("lr"), "run", BY_NAME);
    expect(descending.sort).toEqual({ by: "run", isDescending: true });
    expect(sortedNext(descending, "run", BY_NAME).sort).toBeUndefined();
    expect(sortedNext(table("lr", { by: "lr" }), "run", BY_NAME).sort).toBeUndefined();
    expect(sortedBy(descending, "run", false, BY_NAME).sort).toBeUndefined();
  });

  it("by name is chosen where the newest come first as usual, and the start knows no none", () => {
    const byName = sortedNext(table("start"), "run", NEWEST_FIRST);
    expect(byName.sort).toEqual({ by: "run" });
    const back = sortedNext(sortedNext(byName, "run", NEWEST_FIRST), "run", NEWEST_FIRST);
    expect(back.sort).toBeUndefined();
    expect(sortedNext(back, "start", NEWEST_FIRST).sort).toEqual({ by: "start" });
    expect(sortedBy(byName, "start", true, NEWEST_FIRST).sort).toBeUndefined();
  });
});

describe("columns", () => {
  it.each([
    ["a", 1, "b a c"],
    ["a", 2, "b c a"],
    ["c", 0, "c a b"],
    ["a", -1, "a b c"],
    ["a", 9, "b c a"],
    // A column of another table.
    ["new", 1, "a b c"],
  ])("puts %s at %d", (text, place, expected) => {
    expect(columns(withColumnAt(table("a b c"), text, place))).toBe(expected);
  });

  it("are added once", () => {
    expect(columns(withColumns(table("a b"), ["b", "c"]))).toBe("a b c");
  });

  it("sort no more when they are gone", () => {
    const state = withoutColumn(table("a b", { by: "a" }), "a");
    expect([columns(state), state.sort]).toEqual(["b", undefined]);
    expect(withoutColumn(table("a b", { by: "a" }), "b").sort).toEqual({ by: "a" });
  });

  it("keep place and order when they show something else", () => {
    const state = withColumnInstead(table("a b", { by: "a", isDescending: true }), "a", "c");
    expect([columns(state), state.sort]).toEqual(["c b", { by: "c", isDescending: true }]);
    expect(columns(withColumnInstead(table("a b"), "a", "b"))).toBe("b");
  });
});

it("folds and unfolds groups", () => {
  const folded = withFolded(withFolded(DEFAULT_TABLE, "x", true), "x", true);
  expect(folded.folded).toEqual(["x"]);
  expect(withFolded(folded, "x", false).folded).toEqual([]);
});
