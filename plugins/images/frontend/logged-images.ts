import { unreachable, type Problem } from "@runlens/base";
import { blobSequence, tensorForm } from "@runlens/format";
import type { LoggedValue } from "@runlens/model";
import { frameDelaysMs } from "./frame-delays.ts";
import { foreignType, readImageHeader, type ImageHeader } from "./image-header.ts";
import { videoType, type VideoType } from "./video-type.ts";

/** One image of a step, as far as it can be told without decoding it. */
export type LoggedImage = { readonly bytes: Uint8Array } & (
  | { readonly kind: "shown"; readonly header: ImageHeader; readonly isAnimated: boolean }
  | { readonly kind: "video"; readonly type: VideoType; readonly header?: undefined }
  /** It is not given to the browser; `reason` says why, in a sentence. */
  | { readonly kind: "refused"; readonly reason: string; readonly header?: ImageHeader }
);

/** One that the browser may decode. */
export type ShownImage = Extract<LoggedImage, { kind: "shown" }>;

export type LoggedVideo = Extract<LoggedImage, { kind: "video" }>;

/** What was logged at one step. */
export type LoggedImages =
  | { readonly kind: "images"; readonly images: readonly LoggedImage[] }
  | { readonly kind: "unreadable"; readonly problem: Problem };

/** Decoded, four bytes each: 200 MB. Several may be on a page. */
const MAX_PIXELS = 50e6;

/** A step's strings are width and height, then the images. */
const FIRST_IMAGE = 2;

export function imagesOf(value: LoggedValue): LoggedImages {
  if (value.kind === "unreadable") return value;
  const blobs = blobSequence(value.data);
  if (blobs === undefined) return unreadable(reasonOf(value.data));
  return { kind: "images", images: blobs.slice(FIRST_IMAGE).map(inspect) };
}

function inspect(bytes: Uint8Array): LoggedImage {
  const type = videoType(bytes);
  if (type !== undefined) return { kind: "video", bytes, type };
  const header = readImageHeader(bytes);
  if (header === undefined) {
    const reason =
      bytes.length === 0
        ? "The image has no bytes."
        : `This is ${foreignType(bytes)}, which is not shown.`;
    return { kind: "refused", bytes, reason };
  }
  const { width, height } = header;
  if (width === 0 || height === 0) {
    const reason = header.complete
      ? `The image is empty: ${width} × ${height} pixels.`
      : "The image is cut off before its size.";
    return { kind: "refused", bytes, header, reason };
  }
  if (width * height > MAX_PIXELS) {
    const reason = `${pixelsText(header)} are more than a page can hold.`;
    return { kind: "refused", bytes, header, reason };
  }
  return { kind: "shown", bytes, header, isAnimated: frameDelaysMs(bytes).length > 1 };
}

/** "PNG", "WEBM"; what we do not know is data. */
export function typeName(image: LoggedImage): string {
  return contentType(image)?.split("/")[1]?.toUpperCase() ?? "data";
}

/** Undefined for what is not shown, except where the first bytes say it. */
export function contentType(image: LoggedImage): string | undefined {
  return image.kind === "video" ? image.type : image.header?.type;
}

/** Whether it has a playback. */
export function isClip(image: LoggedImage): image is ShownImage | LoggedVideo {
  return image.kind === "video" || (image.kind === "shown" && image.isAnimated);
}

/** "1,280 × 720 pixels" */
export function pixelsText({ width, height }: ImageHeader): string {
  return `${NUMBERS.format(width)} × ${NUMBERS.format(height)} pixels`;
}

const NUMBERS = new Intl.NumberFormat("en-US");

function reasonOf(data: Parameters<typeof tensorForm>[0]): string {
  const tensor = tensorForm(data, { maxElements: 2 ** 16 });
  switch (tensor.kind) {
    case "unreadable":
      return tensor.reason;
    case "numbers":
    case "bigints":
    case "complex":
    case "bits":
    case "strings":
      return `a tensor of ${tensor.dtype} and shape [${tensor.shape.join(", ")}]`;
    default:
      return unreachable(tensor);
  }
}

function unreadable(what: string): LoggedImages {
  const message = `The value holds no images: ${what}.`;
  return { kind: "unreadable", problem: { code: "images.none", message } };
}
