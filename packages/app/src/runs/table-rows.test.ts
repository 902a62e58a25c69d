import { expect, it } from "vitest";
import { keyOfRow, runsOfRow, selectionOf, tableRows } from "./table-rows.ts";

const runOf = (name: string) => ({ name, seriesCount: 0, pointCount: 0, damagedRecords: 0 });
const [A, B, C] = [runOf("a"), runOf("b"), runOf("c")];
const GROUPS = [
  { id: "x", color: "red", runs: [A, B] },
  { id: "", color: "grey", runs: [C] },
];
const keys = (folded: readonly string[]): string =>
  tableRows([A, B, C], GROUPS, folded).map(keyOfRow).join(" ");

it("puts runs below their group, unless it is folded", () => {
  expect(keys([])).toBe("gx ra rb g rc");
  expect(keys(["x", "gone"])).toBe("gx g rc");
  expect(keys(["x", ""])).toBe("gx g");
  expect(tableRows([A, B], undefined, ["x"]).map(keyOfRow)).toEqual(["ra", "rb"]);
});

it("stands for all runs of a group", () => {
  expect(tableRows([A, B, C], GROUPS, ["x"]).map(runsOfRow)).toEqual([["a", "b"], ["c"], ["c"]]);
  expect(runsOfRow(undefined)).toEqual([]);
});

it.each([
  [
    ["a", "b", "c"],
    [true, true],
  ],
  [["a"], ["mixed", false]],
  [["c"], [false, true]],
])("is selected as its runs are: with %j, groups are %j", (selected, groups) => {
  const rows = tableRows([A, B, C], GROUPS, ["x", ""]);
  expect(rows.map((row) => selectionOf(row, new Set(selected)))).toEqual(groups);
});
