import { describe, expect, it } from "vitest";
import { bytes, duration, printable, table } from "./text.ts";

describe("bytes", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 KB"],
    [99_449, "99.4 KB"],
    [99_500, "100 KB"],
    [999_499, "999 KB"],
    [999_500, "1.0 MB"],
    [3_440_000_000, "3.4 GB"],
    [5e15, "5000 TB"],
  ])("shows %d as %s", (value, text) => {
    expect(bytes(value)).toBe(text);
  });
});

describe("duration", () => {
  it.each([
    [0.04, "0.0 s"],
    [9.94, "9.9 s"],
    [9.96, "10 s"],
    [59.6, "1 min 0 s"],
    [200, "3 min 20 s"],
  ])("shows %d seconds as %s", (secs, text) => {
    expect(duration(secs)).toBe(text);
  });
});

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
