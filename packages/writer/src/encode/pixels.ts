import { checkCount, checkLength, show, type Numbers } from "./check.ts";

/** Unencoded pictures of one size. */
export interface Pixels {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA. Default 3. */
  readonly channels?: number;
  /**
   * Row by row from the top, pixel by pixel, the channels of a pixel together:
   * [height, width, channels]. Bytes are taken as they are; other numbers range
   * from 0 to 1, and what is beyond is cut off.
   */
  readonly data: Numbers;
}

/** Pixels of one byte per channel. */
export interface BytePixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** `what` begins messages: `image "samples"`. */
export function checkedPixels(what: string, pixels: Pixels): BytePixels {
  const { width, height, channels = 3, data } = pixels;
  checkCount(`${what}: width`, width, 1);
  checkCount(`${what}: height`, height, 1);
  if (![1, 2, 3, 4].includes(channels)) {
    throw new TypeError(`${what}: channels must be 1, 2, 3 or 4, not ${show(channels)}`);
  }
  const size = `${width}×${height} pixels of ${channels} channels`;
  checkLength(what, size, width * height * channels, data.length);
  return { width, height, channels, data: bytesOf(data) };
}

function bytesOf(data: Numbers): BytePixels["data"] {
  if (data instanceof Uint8Array || data instanceof Uint8ClampedArray) return data;
  const bytes = new Uint8ClampedArray(data.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = byteOf(data[i] ?? 0);
  return bytes;
}

/** In float32 and with half a step added, as TensorFlow's `convert_image_dtype` scales. */
function byteOf(level: number): number {
  return Math.floor(Math.fround(Math.fround(level) * 255.5));
}
