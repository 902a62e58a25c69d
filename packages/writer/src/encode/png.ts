// Not "fflate": for Node that is a module that needs Node, and would end up in pages.
import { zlibSync } from "fflate/browser";
import type { BytePixels } from "./pixels.ts";

const UTF8 = new TextEncoder();
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const BITS_PER_CHANNEL = 8;
/** By number of channels. */
const COLOR_TYPES = [0, 0, 4, 2, 6];

/** The filter that does not reach into the row above. */
const LEFT = 1;

/** Makes a zlib stream (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/**
 * A PNG of 8 bits per channel, not interlaced. `deflate` is fflate's by default;
 * Node's `deflateSync` is faster. Source: the PNG specification, third edition.
 */
export function encodePng(
  pixels: BytePixels,
  deflate: Deflate = zlibSync,
): Uint8Array<ArrayBuffer> {
  const { width, height, channels } = pixels;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = BITS_PER_CHANNEL;
  header[9] = COLOR_TYPES[channels] ?? 0;
  return concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflate(filterRows(pixels))),
    chunk("IEND", new Uint8Array()),
  ]);
}

/**
 * Each row as one byte for its filter and the differences of its bytes to earlier
 * ones: to 0, to the pixel on the left, to the pixel above. That with the smallest
 * sum of differences is taken, since small numbers pack well.
 */
function filterRows({ width, height, channels, data }: BytePixels): Uint8Array {
  const rowBytes = width * channels;
  const distances = [data.length, channels, rowBytes];
  const candidates = distances.map((_, filter) => {
    const row = new Uint8Array(1 + rowBytes);
    row[0] = filter;
    return row;
  });
  const filtered = new Uint8Array(height * (1 + rowBytes));
  for (let row = 0; row < height; row++) {
    const start = row * rowBytes;
    const sums = distances.map((distance, filter) => {
      const firstByte = filter === LEFT ? start : 0;
      return subtract(data, start, distance, firstByte, candidates[filter]);
    });
    const best = candidates[sums.indexOf(Math.min(...sums))];
    if (best !== undefined) filtered.set(best, row * best.length);
  }
  return filtered;
}

/** Subtracts the byte `distance` before each; 0 where that is before `firstByte`. Returns the sum. */
function subtract(
  data: BytePixels["data"],
  start: number,
  distance: number,
  firstByte: number,
  into: Uint8Array = new Uint8Array(),
): number {
  let sum = 0;
  for (let i = 1; i < into.length; i++) {
    const at = start + i - 1;
    const before = at - distance;
    const difference = (data[at] ?? 0) - (before < firstByte ? 0 : (data[before] ?? 0));
    into[i] = difference;
    sum += Math.abs((difference << 24) >> 24);
  }
  return sum;
}

/** uint32 length | four letters | data | uint32 CRC-32 of letters and data, all big-endian. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(UTF8.encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
