import { describe, expect, it } from "vitest";
import { withSamples } from "./samples.ts";

const FILES: Readonly<Record<string, string>> = { "a.ts": "one();\n", "b.ts": "`${two}`;\n" };
const DONE = [
  "<!-- sample: a.ts -->\n\n```ts\none();\n```",
  "Text.\n\n```ts\nother();\n```",
  "<!-- sample: b.ts -->\n\n```ts\n`${two}`;\n```\n",
].join("\n\n");

describe("samples in a document", () => {
  it.each([
    ["missing", DONE.replaceAll(/-->\n\n```ts[^]*?```/g, "-->")],
    ["old", DONE.replace("one();", "old();\nolder();")],
    ["up to date", DONE],
  ])("are those of the files, when they are %s", (_, markdown) => {
    expect(withSamples(markdown, (path) => FILES[path] ?? "")).toBe(DONE);
  });
});
