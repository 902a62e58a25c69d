import { describe, expect, it } from "vitest";
import { imageType } from "./image-type.ts";

describe("imageType", () => {
  it.each([
    ["image/png", "\x89PNG\r\n\x1a\n\0\0"],
    ["image/jpeg", "\xff\xd8\xff\xe0"],
    ["image/gif", "GIF89a"],
    ["image/gif", "GIF87a"],
    ["image/bmp", "BM6"],
    ["application/octet-stream", ""],
    ["application/octet-stream", "\x89PNG"],
    ["application/octet-stream", "<svg onload=alert(1)>"],
    ["application/octet-stream", "<!doctype html>"],
    ["application/octet-stream", "RIFF....WEBP"],
  ])("says %s of %j", (contentType, text) => {
    expect(imageType(Uint8Array.from(text, (c) => c.charCodeAt(0)))).toBe(contentType);
  });
});
