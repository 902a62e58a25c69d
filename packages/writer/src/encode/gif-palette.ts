import type { BytePixels } from "./pixels.ts";

const COLORS = 256;
/** Steps of red, green and blue for pictures of more colours than a GIF holds: 252 in all. */
const CUBE = [6, 7, 6] as const;
/** Bayer's matrix: neighbours are rounded at different thresholds, so that areas keep their mean. */
const THRESHOLDS = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map(
  (t) => (t + 0.5) / 16,
);

/** How the colours of pictures become indices. */
export interface Palette {
  /** 256 times red, green, blue. */
  readonly palette: Uint8Array;
  /** The colour of each pixel of a frame. */
  readonly indexOf: (frame: BytePixels["data"]) => Uint8Array;
}

/** Their own colours where there are at most 256; else evenly spaced ones, to be dithered. */
export function choosePalette(
  frames: readonly BytePixels["data"][],
  { width, channels }: Pick<BytePixels, "width" | "channels">,
): Palette {
  const exact = collectColors(frames, channels);
  return exact === undefined ? cubePalette(width, channels) : exactPalette(exact, channels);
}

/** Undefined when there are too many. */
function collectColors(
  frames: readonly BytePixels["data"][],
  channels: number,
): Map<number, number> | undefined {
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

function exactPalette(indices: ReadonlyMap<number, number>, channels: number): Palette {
  const palette = new Uint8Array(COLORS * 3);
  for (const [color, i] of indices) palette.set([color >>> 16, color >>> 8, color], 3 * i);
  const indexOf = (frame: BytePixels["data"]) =>
    Uint8Array.from(
      { length: frame.length / channels },
      (_, i) => indices.get(colorAt(frame, i * channels, channels)) ?? 0,
    );
  return { palette, indexOf };
}

function cubePalette(width: number, channels: number): Palette {
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
