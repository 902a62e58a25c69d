import { expect, it } from "vitest";
import { markdownTable } from "./markdown-table.ts";

it("a table in Markdown has a line per row, whatever its cells hold", () => {
  const table = {
    columns: ["name", "value"],
    rows: [
      ["a|b", 0.5],
      ["two\nlines", true],
    ],
  };
  expect(markdownTable("table", table)).toBe(
    ["| name | value |", "| --- | --- |", "| a\\|b | 0.5 |", "| two<br>lines | true |"].join("\n"),
  );
});
