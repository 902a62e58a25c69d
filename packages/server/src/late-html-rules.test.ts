import { expect, it } from "vitest";
import { createLateHtmlRules } from "./late-html-rules.ts";
import { markdownToHtml, safeHtml } from "./markdown.ts";

it("makes HTML by the rules once they are loaded, and says so where they are not", async () => {
  const html = createLateHtmlRules();
  expect(() => html.markdownToHtml("*a*")).toThrow("loaded");

  await html.load();

  expect(html.markdownToHtml("*a*")).toBe(markdownToHtml("*a*"));
  expect(html.safeHtml("<script>")).toBe(safeHtml("<script>"));
});
