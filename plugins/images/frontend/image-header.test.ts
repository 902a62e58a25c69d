import { describe, expect, it } from "vitest";
import { foreignType, readImageHeader } from "./image-header.ts";

/** Letters stand for themselves, `<…>` for bytes in hexadecimal digits. */
function bytesOf(text: string): Uint8Array {
  const parts = text.split(/(<[^>]*>)/);
  return Uint8Array.from(
    parts.flatMap((part) =>
      part.startsWith("<")
        ? (part.match(/[0-9a-f]{2}/gi) ?? []).map((digits) => parseInt(digits, 16))
        : Array.from(part, (letter) => letter.charCodeAt(0)),
    ),
  );
}

const PNG =
  "<89>PNG<0d0a1a0a><0000000d>IHDR<00000007><00000003><0802000000><00000000><00000000>IEND<ae426082>";
const JPEG =
  "<ffd8ff e0 0004 0000 ff c4 0003 00 ff c2 0011 08 0003 0007 03 000000 000000 000000 ff da 0000 123456 ffd9>";
const GIF = "GIF89a<0700 0300 000000>,<00>;";
const WEBP_LOSSY = "RIFF<16000000>WEBPVP8 <0a000000 000000 9d012a 0740 0380>";
const WEBP_LOSSLESS = "RIFF<16000000>WEBPVP8L<0a000000 2f 06800000 0000000000>";
const WEBP_EXTENDED = "RIFF<16000000>WEBPVP8X<0a000000 00000000 060000 020000>";
const BMP = "BM<1e000000 00000000 1a000000 28000000 07000000 fdffffff 00000000>";
const BMP_CORE = "BM<1a000000 00000000 1a000000 0c000000 0700 0300 0100 1800>";

describe("readImageHeader", () => {
  it.each([
    ["image/png", PNG],
    ["image/jpeg", JPEG],
    ["image/gif", GIF],
    ["image/webp", WEBP_LOSSY],
    ["image/webp", WEBP_LOSSLESS],
    ["image/webp", WEBP_EXTENDED],
    ["image/bmp", BMP],
    ["image/bmp", BMP_CORE],
  ])("reads 7 × 3 pixels of %s: %s", (type, text) => {
    expect(readImageHeader(bytesOf(text))).toEqual({ type, width: 7, height: 3, complete: true });
  });

  it.each([PNG, JPEG, GIF, WEBP_LOSSY, WEBP_LOSSLESS, BMP])(
    "says of every shorter piece that its end is missing: %s",
    (text) => {
      const bytes = bytesOf(text);
      for (let length = 12; length < bytes.length - 4; length++) {
        expect(readImageHeader(bytes.subarray(0, length))?.complete).toBe(false);
      }
    },
  );

  it("sees the end of a JPEG before what other programs put behind it", () => {
    expect(readImageHeader(bytesOf(`${JPEG}trailer`))?.complete).toBe(true);
  });

  it.each(["", "<89>", "<svg onload='alert(1)'/>", "BX", "RIFF<00000000>WAVE", "<ffd8>"])(
    "knows nothing of %j",
    (text) => expect(readImageHeader(bytesOf(text))).toBeUndefined(),
  );
});

describe("foreignType", () => {
  const encoder = new TextEncoder();

  it.each([
    ["<svg xmlns='…'>", "SVG"],
    ["  \n<?xml version='1.0'?>\n<!-- a --><svg/>", "SVG"],
    ["<!DOCTYPE svg PUBLIC>", "SVG"],
    ["<html><svg/></html>", "HTML or XML"],
    ["%PDF-1.7", "PDF"],
    ["II*\0", "TIFF"],
    ["hello", "data of an unknown type"],
  ])("of %j is %s", (text, name) => {
    expect(foreignType(encoder.encode(text))).toBe(name);
  });
});
