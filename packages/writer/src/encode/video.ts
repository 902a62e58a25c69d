import { checkCount, show } from "./check.ts";
import { encodeGif } from "./gif.ts";
import { imageValue, type EncodedImage } from "./image.ts";
import { checkedPixels, type Pixels } from "./pixels.ts";
import type { TagOptions } from "./summary-value.ts";

/** Frames of one size, one behind the other in `data`: [frames, height, width, channels]. */
export interface Frames extends Pixels {
  /** Default 4, as torch has it. */
  readonly framesPerSecond?: number;
}

const MAX_GIF_SIDE = 65535;

/**
 * A moving picture of one step, kept as an image summary as torch does: frames
 * become an animated GIF, which dashboards play. The bytes of a GIF, WebP or PNG
 * file stay as they are; others, as of MP4 and WebM, need width and height, and are
 * kept though TensorBoard only offers them for download.
 *
 * Throws a TypeError for data that are no whole frames.
 */
export function videoValue(
  tag: string,
  video: Frames | Uint8Array | EncodedImage,
  options?: TagOptions,
): Uint8Array<ArrayBuffer> {
  if (video instanceof Uint8Array || "bytes" in video) return imageValue(tag, video, options);
  return imageValue(tag, gifOf(`video ${show(tag)}`, video), options);
}

function gifOf(what: string, video: Frames): Uint8Array {
  const { width, height, channels = 3, data, framesPerSecond = 4 } = video;
  if (!(framesPerSecond > 0)) {
    throw new TypeError(`${what}: framesPerSecond must be above 0, not ${show(framesPerSecond)}`);
  }
  if (width > MAX_GIF_SIDE || height > MAX_GIF_SIDE) {
    throw new TypeError(`${what}: ${width}×${height} pixels exceed ${MAX_GIF_SIDE} a side`);
  }
  const frameLength = width * height * channels;
  const count = data.length / frameLength;
  if (Number.isFinite(frameLength) && frameLength > 0 && !Number.isInteger(count)) {
    const size = `${width}×${height} pixels of ${channels} channels`;
    throw new TypeError(`${what}: ${data.length} values are no whole frames of ${size}`);
  }
  checkCount(`${what}: frames`, count, 1);
  // As one tall picture, which is checked and converted like any other.
  const { data: bytes } = checkedPixels(what, { width, height: height * count, channels, data });
  const frames = Array.from({ length: count }, (_, i) =>
    bytes.subarray(i * frameLength, (i + 1) * frameLength),
  );
  return encodeGif({ width, height, channels, frames, framesPerSecond });
}
