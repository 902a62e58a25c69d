import { describe, expect, it } from "vitest";
import { bytesText, countText, secondsText, visibleName } from "./text.ts";

describe("countText", () => {
  it("groups thousands and knows one from many", () => {
    expect(countText(1, "file")).toBe("1 file");
    expect(countText(1234, "file")).toBe("1,234 files");
    expect(countText(0, "directory", "directories")).toBe("0 directories");
  });
});

describe("bytesText", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [99_449, "99.4 kB"],
    [99_500, "100 kB"],
    [999_499, "999 kB"],
    [999_500, "1.0 MB"],
    [3_440_000_000, "3.4 GB"],
    [5e15, "5000 TB"],
  ])("shows %d as %s", (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});

describe("secondsText", () => {
  it.each([
    [0.0404, "40 ms"],
    [0.9996, "1 s"],
    [9.94, "9.9 s"],
    [9.96, "10 s"],
    [59.6, "1 min 0 s"],
    [200, "3 min 20 s"],
    [7500, "2 h 5 min"],
    [7199.7, "2 h 0 min"],
  ])("shows %d seconds as %s", (secs, text) => {
    expect(secondsText(secs)).toBe(text);
  });
});

describe("visibleName", () => {
  it.each([
    ["loss/train", "loss/train"],
    ["  two  blanks  ", "  two  blanks  "],
    ["", "(empty)"],
    [" ", "␣"],
    ["\u00A0 ", "␣␣"],
    ["first\nsecond\t\u001B[31m\u007F", "first↵second⇥\\x1b[31m\\x7f"],
    ["a\u0085b\u2028c", "a\\x85b\\u2028c"],
    ["loss\u202Egnol\u2069", "loss\\u202egnol\\u2069"],
    ["אימון/\u200Eloss", "אימון/\u200Eloss"],
  ])("of %j is %j", (name, shown) => {
    expect(visibleName(name)).toBe(shown);
  });
});
