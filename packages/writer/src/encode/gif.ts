import { choosePalette } from "./gif-palette.ts";
import { createCompressor } from "./lzw.ts";
import type { BytePixels } from "./pixels.ts";

/** Pictures of one size, shown one after the other, again and again. */
export interface MovingPicture extends Omit<BytePixels, "data"> {
  /** Pixel data of each frame. */
  readonly frames: readonly BytePixels["data"][];
  readonly framesPerSecond: number;
}

const UTF8 = new TextEncoder();
const BITS_PER_ITEM = 8;
/** Browsers slow frames down that are shorter. */
const SHORTEST_DELAY = 2;

/**
 * An animated GIF that repeats for ever. Up to 256 colours are exact; more are
 * dithered to 252 evenly spaced ones. Alpha is dropped. Delays are hundredths of a
 * second, at least 2. Source: GIF89a specification; NETSCAPE2.0 extension.
 */
export function encodeGif(picture: MovingPicture): Uint8Array<ArrayBuffer> {
  const { width, height, frames, framesPerSecond } = picture;
  const delay = Math.max(SHORTEST_DELAY, Math.round(100 / framesPerSecond));
  const { palette, indexOf } = choosePalette(frames, picture);
  const bytes: number[] = [];
  bytes.push(...UTF8.encode("GIF89a"), ...uint16(width), ...uint16(height));
  bytes.push(0xf7, 0, 0, ...palette); // 256 colours of 8 bits for all frames
  bytes.push(0x21, 0xff, 11, ...UTF8.encode("NETSCAPE2.0"), 3, 1, 0, 0, 0); // for ever
  const compress = createCompressor();
  for (const frame of frames) {
    bytes.push(0x21, 0xf9, 4, 0, ...uint16(delay), 0, 0);
    bytes.push(0x2c, 0, 0, 0, 0, ...uint16(width), ...uint16(height), 0, BITS_PER_ITEM);
    const data = compress(indexOf(frame));
    for (let at = 0; at < data.length; at += 255) {
      const block = data.slice(at, at + 255);
      bytes.push(block.length, ...block);
    }
    bytes.push(0);
  }
  bytes.push(0x3b);
  return Uint8Array.from(bytes);
}

function uint16(value: number): readonly number[] {
  return [value & 0xff, value >>> 8];
}
