import { describe, expect, it } from "vitest";
import { csvCell, csvText, type CsvValue } from "./csv.ts";

describe("a cell", () => {
  it.each<[CsvValue, string]>([
    ["plain/name", "plain/name"],
    ["a,b", '"a,b"'],
    ['a"b', '"a""b"'],
    ["two\nlines", '"two\nlines"'],
    [" a", '" a"'],
    ["a ", '"a "'],
    ["=1+1", '"=1+1"'],
    ["+1", '"+1"'],
    ["@sum", '"@sum"'],
    ["-a", '"-a"'],
    ["-1+a", '"-1+a"'],
    ["-1.5e-7", "-1.5e-7"],
    ["a-b", "a-b"],
    ["", ""],
    [undefined, ""],
    [0.1 + 0.2, "0.30000000000000004"],
    [-0, "-0"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [true, "true"],
  ])("of %j is %s", (value, cell) => expect(csvCell(value)).toBe(cell));
});

it("ends each row, and quotes what holds another separator", () => {
  expect(csvText([["run", "x"], ["a,b"]])).toBe('run,x\r\n"a,b"\r\n');
  expect(csvText([["a,b", "c\td"]], "\t")).toBe('a,b\t"c\td"\r\n');
  expect(csvText([])).toBe("");
});
