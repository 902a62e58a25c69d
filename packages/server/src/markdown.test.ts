import { describe, expect, it } from "vitest";
import { markdownToHtml } from "./markdown.ts";

describe("markdownToHtml", () => {
  it.each([
    ["nothing", "", ""],
    ["a paragraph", "some *emphasis* & more", "<p>some <em>emphasis</em> &amp; more</p>"],
    ["fenced code", "```py\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"],
    ["a link", "[a](https://x.example 't')", '<p><a href="https://x.example" title="t">a</a></p>'],
    ["a relative link", "[a](b/c)", '<p><a href="b/c">a</a></p>'],
    ["a bare address", "https://x.example", "<p>https://x.example</p>"],
    ["no strikethrough", "~~a~~", "<p>~~a~~</p>"],
    ["an unlisted element", "a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"],
    ["a comment", "a <!-- b --> c", "<p>a  c</p>"],
  ])("%s", (_name, markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(html);
  });

  it("writes tables without alignment", () => {
    expect(markdownToHtml("|a|\n|:-:|\n|1|").replaceAll("\n", "")).toBe(
      "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
    );
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "![x](data:text/html,<script>alert(1)</script>)",
    "[x](JaVa\tScRiPt:alert(1))",
    "<svg/onload=alert(1)>",
    "<p style='background:url(x)'>x</p>",
    "<iframe src=https://x.example></iframe>",
    "<style>p{}</style>",
    "<textarea><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  ])("leaves nothing that runs of %s", (markdown) => {
    const html = markdownToHtml(markdown);
    expect(html).not.toMatch(/<(?!\/?(?:p|a|img|code|pre)\b)/);
    for (const [element] of html.matchAll(/<[^>]*>/g)) {
      expect(element).not.toMatch(/on\w+=|style=|javascript:|data:/i);
    }
  });
});
