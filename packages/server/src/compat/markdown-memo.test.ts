import fc from "fast-check";
import { expect, it } from "vitest";
import { markdownToHtml } from "../markdown.ts";
import { memoMarkdown } from "./markdown-memo.ts";

it("converts each text once", () => {
  let conversions = 0;
  const toHtml = memoMarkdown((markdown) => `${(conversions += 1)}:${markdown}`);
  expect([toHtml("*a*"), toHtml("*b*"), toHtml("*a*")]).toEqual(["1:*a*", "2:*b*", "1:*a*"]);
});

it("forgets what it knows rather than keep too much", () => {
  let conversions = 0;
  const toHtml = memoMarkdown(() => {
    conversions += 1;
    return "x".repeat(2 ** 20);
  });
  for (let i = 0; i < 10; i++) toHtml(`*${i}*`);
  toHtml("*0*");
  expect(conversions).toBe(11);
});

it("answers as the parser does, also for plain words", () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from("aB1 .,;:()%/-+#*_`~[]<>&=|!\\\n\t")),
    maxLength: 12,
  });
  const toHtml = memoMarkdown(markdownToHtml);
  fc.assert(
    fc.property(text, (markdown) => {
      expect(toHtml(markdown)).toBe(markdownToHtml(markdown));
    }),
    { numRuns: 5000 },
  );
});
