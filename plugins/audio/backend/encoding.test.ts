import { describe, expect, it } from "vitest";
import { soundType } from "./encoding.ts";

describe("soundType", () => {
  it.each([
    ["WAV", [0x10, 11], "audio/wav"],
    ["WAV of a legacy value", [0x10, 11, 0x18, 1], "audio/wav"],
    ["a version before it", [0x08, 0, 0x10, 11], "audio/wav"],
    ["nothing said", [], "application/octet-stream"],
    ["another encoding", [0x10, 12], "application/octet-stream"],
    ["cut off", [0x10], "application/octet-stream"],
  ])("%s", (_name, content, contentType) => {
    expect(soundType(Uint8Array.from(content))).toBe(contentType);
  });
});
