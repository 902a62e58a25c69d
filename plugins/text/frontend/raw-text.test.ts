import { describe, expect, it } from "vitest";
import { rawText } from "./raw-text.ts";

describe("rawText", () => {
  it.each([
    ["plain text, é 损失 🧑🏽", "plain text, é 损失 🧑🏽"],
    ["a\tb\r\nc", "a\\tb\\r\\n\nc"],
    ["a\\nb", "a\\\\nb"],
    ["\0\u001b[1m", "\\u{0000}\\u{001b}[1m"],
    ["loss\u202Egnol", "loss\\u{202e}gnol"],
    ["zero\u200Bwidth no\u00A0break", "zero\\u{200b}width no\\u{00a0}break"],
  ])("of %j is %j", (text, expected) => {
    expect(rawText(text)).toBe(expected);
  });
});
