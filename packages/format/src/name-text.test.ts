import { describe, expect, it } from "vitest";
import { nameText } from "./name-text.ts";

const utf8 = new TextEncoder();

describe("nameText", () => {
  it.each(["loss", "", "损失/ß", "\uFFFD as it was logged", "\uFEFFmark"])(
    "is %j as it is",
    (name) => {
      expect(nameText(utf8.encode(name))).toBe(name);
    },
  );

  it.each([
    [[0xff, 0xfe], "\\xff\\xfe"],
    [[0xff, 0xfd], "\\xff\\xfd"],
    [[0x61, 0xe6, 0x8d, 0x2f], "a\\xe6\\x8d/"],
  ])("tells names that are no UTF-8 apart: %j is %s", (bytes, text) => {
    expect(nameText(Uint8Array.from(bytes))).toBe(text);
  });
});
