import type { BytePixels } from "./pixels.ts";

/** Pictures of one size, shown one after the other, again and again. */
export interface Animation extends Omit<BytePixels, "data"> {
  /** Pixel data of each frame. */
  readonly frames: readonly BytePixels["data"][];
  readonly framesPerSecond: number;
}

const UTF8 = new TextEncoder();
const COLORS = 256;
const BITS_PER_ITEM = 8;
/** Browsers slow frames down that are shorter. */
const SHORTEST_DELAY = 2;
/** Steps of red, green and blue for pictures of more colours than a GIF holds: 252 in all. */
const CUBE = [6, 7, 6] as const;
/** Bayer's matrix: neighbours are rounded at different thresholds, so that areas keep their mean. */
const THRESHOLDS = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map(
  (t) => (t + 0.5) / 16,
);

/**
 * An animated GIF that repeats for ever. Up to 256 colours are exact; more are
 * dithered to 252 evenly spaced ones. Alpha is dropped. Delays are hundredths of a
 * second, at least 2. Source: GIF89a specification; NETSCAPE2.0 extension.
 */
export function encodeGif(animation: Animation): Uint8Array<ArrayBuffer> {
  const { width, height, frames, framesPerSecond } = animation;
  const delay = Math.max(SHORTEST_DELAY, Math.round(100 / framesPerSecond));
  const { palette, indexOf } = choosePalette(animation);
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

interface Palette {
  /** 256 times red, green, blue. */
  readonly palette: Uint8Array;
  /** The colour of each pixel of a frame. */
  readonly indexOf: (frame: BytePixels["data"]) => Uint8Array;
}

function choosePalette(animation: Animation): Palette {
  const exact = collectColors(animation);
  return exact === undefined ? cubePalette(animation) : exactPalette(animation, exact);
}

/** Undefined when there are too many. */
function collectColors({ channels, frames }: Animation): Map<number, number> | undefined {
  const indices = new Map<number, number>();
  for (const frame of frames) {
    for (let at = 0; at < frame.length; at += channels) {
      const color = colorAt(frame, at, channels);
      if (indices.has(color)) continue;
      if (indices.size === COLORS) return undefined;
      indices.set(color, indices.size);
    }
  }
  return indices;
}

function exactPalette({ channels }: Animation, indices: Map<number, number>): Palette {
  const palette = new Uint8Array(COLORS * 3);
  for (const [color, i] of indices) palette.set([color >>> 16, color >>> 8, color], 3 * i);
  const indexOf = (frame: BytePixels["data"]) =>
    Uint8Array.from(
      { length: frame.length / channels },
      (_, i) => indices.get(colorAt(frame, i * channels, channels)) ?? 0,
    );
  return { palette, indexOf };
}

function cubePalette({ width, channels }: Animation): Palette {
  const [reds, greens, blues] = CUBE;
  const palette = new Uint8Array(COLORS * 3);
  for (let i = 0; i < reds * greens * blues; i++) {
    const levels = [Math.floor(i / (greens * blues)), Math.floor(i / blues) % greens, i % blues];
    palette.set(
      levels.map((level, c) => Math.round((255 * level) / ((CUBE[c] ?? 2) - 1))),
      3 * i,
    );
  }
  const indexOf = (frame: BytePixels["data"]) =>
    Uint8Array.from({ length: frame.length / channels }, (_, i) => {
      const color = colorAt(frame, i * channels, channels);
      const threshold = THRESHOLDS[4 * (Math.floor(i / width) & 3) + ((i % width) & 3)] ?? 0.5;
      const level = (value: number, steps: number) =>
        Math.floor(((value & 0xff) / 255) * (steps - 1) + threshold);
      const red = level(color >>> 16, reds);
      return (red * greens + level(color >>> 8, greens)) * blues + level(color, blues);
    });
  return { palette, indexOf };
}

/** As 0xRRGGBB; gray gives all three. */
function colorAt(data: BytePixels["data"], at: number, channels: number): number {
  const red = data[at] ?? 0;
  if (channels < 3) return red * 0x010101;
  return (red << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
}

const CLEAR = 256;
const END = 257;
const FIRST_CODE = 258;
const LAST_CODE = 4096;

/** LZW of variable length, for items of 8 bits (GIF89a, appendix F). Lowest bits first. */
function createCompressor(): (items: Uint8Array) => readonly number[] {
  /** The code of a known sequence and the item behind it, or 0. */
  const codes = new Uint16Array(LAST_CODE * 256);

  return (items) => {
    const bytes: number[] = [];
    let bits = 0;
    let bitCount = 0;
    let codeBits = 9;
    let nextCode = FIRST_CODE;

    const emit = (code: number) => {
      bits |= code << bitCount;
      for (bitCount += codeBits; bitCount >= 8; bitCount -= 8) {
        bytes.push(bits & 0xff);
        bits >>>= 8;
      }
      if (nextCode === 1 << codeBits && codeBits < 12) codeBits++;
    };
    const forget = () => {
      emit(CLEAR);
      codes.fill(0);
      codeBits = 9;
      nextCode = FIRST_CODE;
    };

    forget();
    let known = items[0] ?? 0;
    for (let i = 1; i < items.length; i++) {
      const item = items[i] ?? 0;
      const sequence = known * 256 + item;
      const code = codes[sequence] ?? 0;
      if (code !== 0) {
        known = code;
        continue;
      }
      emit(known);
      if (nextCode < LAST_CODE) codes[sequence] = nextCode++;
      else forget();
      known = item;
    }
    emit(known);
    emit(END);
    if (bitCount > 0) bytes.push(bits & 0xff);
    return bytes;
  };
}
