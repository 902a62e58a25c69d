import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textHtml } from "./text-html.ts";

/** Markdown becomes `m(…)` and HTML `s(…)`, so that one sees which rule was used. */
const rules = {
  markdownToHtml: (text: string) => `m(${text})`,
  safeHtml: (text: string) => `s(${text})`,
};

function html(shape: readonly number[], texts: readonly string[], isMarkdown = true): string {
  const values = texts.map((text) => new TextEncoder().encode(text));
  return textHtml({ kind: "strings", dtype: "string", shape, values }, isMarkdown, rules);
}

const table = (...rows: string[]) =>
  ["<table>", "<tbody>", ...rows, "</tbody>", "</table>"].join("\n");
const row = (...cells: string[]) =>
  ["<tr>", ...cells.map((cell) => `<td>${cell}</td>`), "</tr>"].join("\n");

describe("textHtml", () => {
  it("is the text alone for one text", () => {
    expect(html([], ["a"])).toBe("m(a)");
    expect(html([], ["a"], false)).toBe("s(a)");
  });

  it("is a table of one column for a vector", () => {
    expect(html([2], ["a", "b"])).toBe(table(row("m(a)"), row("m(b)")));
    expect(html([1], ["a"], false)).toBe(table(row("s(a)")));
  });

  it("is a table for a matrix", () => {
    expect(html([2, 2], ["a", "b", "c", "d"])).toBe(
      table(row("m(a)", "m(b)"), row("m(c)", "m(d)")),
    );
  });

  it("is the first matrix of more dimensions, below a warning", () => {
    expect(html([2, 1, 2], ["a", "b", "c", "d"])).toBe(
      "m(**Warning:** This text summary contained data of dimensionality 3, but only   2d " +
        "tables are supported. Showing a 2d slice of the data instead.)" +
        table(row("m(a)", "m(b)")),
    );
  });

  it.each([[[0]], [[0, 3]], [[2, 0]], [[0, 2, 2]]])(
    "is an empty table for the shape %j",
    (shape) => {
      expect(html(shape, []).endsWith(table())).toBe(true);
    },
  );

  it("drops NULs and says so", () => {
    expect(html([2], ["a\0\0b", "\0"])).toBe(
      "<!-- WARNING: discarded 3 null bytes in markdown string after UTF-8 decoding -->\n" +
        table(row("m(ab)"), row("m()")),
    );
  });

  it("has a cell for each element of the last two dimensions", () => {
    const anyShape = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyShape, (shape) => {
        const count = shape.reduce((product, size) => product * size, 1);
        const made = html(
          shape,
          Array.from({ length: count }, (_, i) => String(i)),
        );
        const cells = Array.from(made.matchAll(/<td>m\((\d+)\)<\/td>/g), ([, text]) =>
          Number(text),
        );
        const shown = shape.slice(-2).reduce((product, size) => product * size, 1);
        expect(cells).toEqual(Array.from({ length: shown }, (_, i) => i));
      }),
    );
  });
});
