import { describe, expect, it } from "vitest";
import { printable, table } from "./text.ts";

describe("printable", () => {
  it("shows what would steer a terminal, and leaves letters of any script alone", () => {
    expect(printable("a\u001B[31m\nb\u009B")).toBe("a\\x1b[31m\\x0ab\\x9b");
    expect(printable("损失/ß")).toBe("损失/ß");
  });
});

describe("table", () => {
  it("puts texts to the left, numbers to the right, and nothing at the end of a line", () => {
    expect(
      table([
        ["tag", "values", "kind"],
        ["loss", 12_345, "scalar"],
        ["a", 1, "-"],
      ]),
    ).toEqual([
      "tag   values  kind", //
      "loss  12,345  scalar",
      "a          1  -",
    ]);
  });
});
