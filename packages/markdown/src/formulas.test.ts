import type { Formula } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { renderMarkdown, withoutFormulas } from "./formulas.ts";

function parts(markdown: string): { text: string; tex: string[] } {
  const found: Formula[] = [];
  const marked = withoutFormulas(markdown, found);
  const text = marked.replaceAll(/\u{e000}(\d+)\u{e001}/gu, "<$1>");
  return { text, tex: found.map(({ tex, display }) => (display ? `display ${tex}` : tex)) };
}

describe("formulas of a text", () => {
  it.each([
    ["loss $x_1 \\{a\\}$ and $y$.", "loss <0> and <1>.", ["x_1 \\{a\\}", "y"]],
    ["$$\na^2\n\n+ b\n$$ end", "<0> end", ["display a^2\n\n+ b"]],
    ["($a$)", "(<0>)", ["a"]],
    ["$a \\$ b$", "<0>", ["a \\$ b"]],
  ])("%j", (markdown, text, tex) => {
    expect(parts(markdown)).toEqual({ text, tex });
  });

  it.each([
    "it costs $5 and $6",
    "20$ or 30$",
    "\\$a$ b",
    "$ a $",
    "$a\n\nb$",
    "https://example.com/$a$b",
    "$$$$",
    "$HOME/a and $HOME",
  ])("are not in %j", (markdown) => {
    expect(parts(markdown)).toEqual({ text: markdown, tex: [] });
  });

  it("are kept apart from what is rendered", () => {
    expect(renderMarkdown("*lr* $a_1*b_1$", (text) => `<p>${text}</p>`)).toEqual({
      text: "<p>*lr* \u{e000}0\u{e001}</p>",
      formulas: [{ tex: "a_1*b_1", display: false, source: "$a_1*b_1$" }],
    });
  });

  it("are numbered over several texts", () => {
    const found: Formula[] = [];
    withoutFormulas("$a$", found);
    expect(withoutFormulas("$b$", found)).toBe("\u{e000}1\u{e001}");
  });

  it("are sought in linear time", () => {
    const found: Formula[] = [];
    withoutFormulas(`${"$".repeat(50_000)}${"$a ".repeat(50_000)}`, found);
    expect(found).toEqual([]);
  });
});
