import type { Cell } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { windowOf } from "../test-support/windows.ts";
import { figuresOf } from "./series-figures.ts";
import {
  cellText,
  hyperparameterKey,
  sortedRows,
  tableCsv,
  TABLE_COLUMNS,
  type TableRow,
} from "./table-columns.ts";

const ROWS = [rowOf("run-10", [4, 2]), rowOf("run-9", [0, 3]), rowOf("run-1", [NaN, 1])];

describe("columns of a table of lines", () => {
  it.each([
    ["run-10", { start: "4", end: "2", min: "2", max: "4", change: "−2", percent: "−50 %" }],
    // Nothing is a share of 0.
    ["run-9", { start: "0", end: "3", mean: "1.5", change: "+3", percent: "–" }],
    ["run-1", { start: "NaN", min: "1", max: "1", range: "0" }],
  ])("of %s say %j", (label, cells) => {
    const row = ROWS.find((each) => each.label === label);
    const found = TABLE_COLUMNS.filter(({ key }) => key in cells).map((each) => [
      each.key,
      row && cellText(each, row),
    ]);
    expect(Object.fromEntries(found)).toEqual(cells);
  });

  it.each([
    ["name", false, "run-1 run-9 run-10"],
    ["end", false, "run-1 run-10 run-9"],
    ["end", true, "run-9 run-10 run-1"],
    ["start", false, "run-9 run-10 run-1"],
    ["start", true, "run-10 run-9 run-1"],
  ])("sorted by %s, descending %s: %s", (key, descending, labels) => {
    const rows = sortedRows(ROWS, { key, descending });
    expect(rows.map(({ label }) => label).join(" ")).toBe(labels);
  });

  it("of hyperparameters sort numbers by size, texts as people count, and what is missing last", () => {
    expect(labelsBy(0.1, 1e-5, undefined, 0.01)).toEqual(["r1", "r3", "r0", "r2"]);
    expect(labelsBy("v10", undefined, "v9")).toEqual(["r2", "r0", "r1"]);
  });

  it("go to spreadsheets in full", () => {
    const columns = TABLE_COLUMNS.filter(({ key }) => key === "start" || key === "mean");
    const row = rowOf('a,"b"', [0.1 + 0.2, 1 / 3]);
    expect(tableCsv(columns, [row])).toBe(
      `name,Start,Mean\r\n"a,""b""",${0.1 + 0.2},${(0.1 + 0.2 + 1 / 3) / 2}\r\n`,
    );
  });
});

function rowOf(label: string, values: readonly number[]): TableRow {
  const window = windowOf(label, values);
  const figures = figuresOf(window, window.steps, undefined);
  return { label, color: "red", ...(figures && { figures }) };
}

/** The rows r0, r1, … with these values of a hyperparameter, in order. */
function labelsBy(...cells: readonly Cell[]): readonly string[] {
  const rows = cells.map((cell, i) => ({
    ...rowOf(`r${i}`, [1]),
    hyperparameters: new Map([["a,b", cell]]),
  }));
  const sort = { key: hyperparameterKey("a,b"), descending: false };
  return sortedRows(rows, sort).map(({ label }) => label);
}
