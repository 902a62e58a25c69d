import { checkCount, show } from "./check.ts";
import { readImageHeader } from "./image-size.ts";
import { checkedPixels, type Pixels } from "./pixels.ts";
import { encodePng, type Deflate } from "./png.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { stringTensor } from "./tensor-fields.ts";

/** Raw pixels, or the bytes of a PNG, JPEG, GIF, WebP or BMP file. */
export type ImageInput = Pixels | Uint8Array | EncodedImage;

/** Encoded bytes of any format, with the size that is shown while they load. */
export interface EncodedImage {
  readonly bytes: Uint8Array;
  /** In pixels; read from the header of the bytes by default. */
  readonly width?: number;
  readonly height?: number;
}

export interface ImageOptions extends TagOptions {
  /** Packs raw pixels as PNG; `deflateSync` of node:zlib is faster than the default. */
  readonly deflate?: Deflate;
}

/**
 * Pictures of one step, as `tf.summary.image` writes them: a string tensor of
 * width, height and each encoded picture. Raw pixels become PNG; encoded bytes
 * stay as they are.
 *
 * Throws a TypeError for pixels that do not fill the size, for bytes of unknown
 * format without width and height, and for pictures of different sizes.
 */
export function imageValue(
  tag: string,
  images: ImageInput | readonly ImageInput[],
  { deflate, ...options }: ImageOptions = {},
): Uint8Array<ArrayBuffer> {
  const what = `image ${show(tag)}`;
  const list = isList(images) ? images : [images];
  const encoded = list.map((image, i) =>
    encodeImage(list.length === 1 ? what : `${what}, number ${i}`, image, deflate),
  );
  const [first] = encoded;
  if (first === undefined) throw new TypeError(`${what}: there must be at least one picture`);
  encoded.forEach(({ width, height }, i) => {
    if (width !== first.width || height !== first.height) {
      const sizes = `${width}×${height} pixels, and number 0 has ${first.width}×${first.height}`;
      throw new TypeError(`${what}: number ${i} has ${sizes}; pictures of one step have one size`);
    }
  });
  const tensor = stringTensor(
    [2 + encoded.length],
    [String(first.width), String(first.height), ...encoded.map(({ bytes }) => bytes)],
  );
  return encodeValue(tag, tensor, { pluginName: "images" }, options);
}

function isList(images: ImageInput | readonly ImageInput[]): images is readonly ImageInput[] {
  return Array.isArray(images);
}

function encodeImage(
  what: string,
  image: ImageInput,
  deflate: Deflate | undefined,
): Required<EncodedImage> {
  if (image instanceof Uint8Array) return withSize(what, { bytes: image });
  if ("bytes" in image) return withSize(what, image);
  const pixels = checkedPixels(what, image);
  return { width: pixels.width, height: pixels.height, bytes: encodePng(pixels, deflate) };
}

function withSize(what: string, { bytes, width, height }: EncodedImage): Required<EncodedImage> {
  if (width !== undefined && height !== undefined) {
    checkCount(`${what}: width`, width, 1);
    checkCount(`${what}: height`, height, 1);
    return { bytes, width, height };
  }
  const header = readImageHeader(bytes);
  if (header.kind === "unknown") {
    throw new TypeError(
      `${what}: ${bytes.length} bytes that are no PNG, JPEG, GIF, WebP or BMP need width and height`,
    );
  }
  return { bytes, width: header.width, height: header.height };
}
