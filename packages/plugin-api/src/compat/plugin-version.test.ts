import { describe, expect, it } from "vitest";
import { isCurrentVersion } from "./plugin-version.ts";

describe("isCurrentVersion", () => {
  it.each([
    ["no content", [], true],
    ["version 0, written out", [0x08, 0x00], true],
    ["another field first", [0x12, 0x01, 0x05], true],
    ["version 1", [0x08, 0x01], false],
    ["version 300", [0x08, 0xac, 0x02], false],
    ["a version cut off", [0x08], false],
  ])("%s → %s", (_name, bytes, current) => {
    expect(isCurrentVersion(Uint8Array.from(bytes))).toBe(current);
  });
});
