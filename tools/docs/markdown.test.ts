import { describe, expect, it } from "vitest";
import { anchorsOf, linksOf } from "./markdown.ts";

describe("linksOf", () => {
  it("finds links and pictures in prose that stay in the repository", () => {
    const markdown = [
      "See [a](docs/a.md#part) and ![b](b.png), not [c](https://c.org).",
      "`[d](d.md)` is code, and so is",
      "```",
      "[e](e.md)",
      "```",
    ].join("\n");
    expect(linksOf(markdown)).toEqual(["docs/a.md#part", "b.png"]);
  });
});

describe("anchorsOf", () => {
  it("names headings as GitHub does", () => {
    expect(anchorsOf("# Two commands\n## `npm test`, in full\ntext")).toEqual([
      "two-commands",
      "npm-test-in-full",
    ]);
  });
});
