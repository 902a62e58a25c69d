import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { madePages } from "./make-reference.ts";
import { inRoot } from "./root.ts";

describe("the pages for programs that log", () => {
  // Compiles the packages behind the doors.
  it("say what the comments and the examples say", { timeout: 120_000 }, async () => {
    for (const [page, text] of await madePages()) {
      const onDisk = await readFile(inRoot(page), "utf8");
      expect(onDisk, `${page}: run node tools/make-reference.ts`).toBe(text);
    }
  });
});
