import { contentType, type LoggedImage } from "./logged-images.ts";

/**
 * Smaller images are written into their address: the page reads them itself, where a blob
 * asks the browser's process and costs a millisecond each.
 */
const MAX_INLINE_BYTES = 2 ** 20;
/** Long enough for the slowest decoder. */
const KEPT_AFTER_MS = 60_000;

/**
 * Shows the bytes of an image in an element. What it showed before stays until the new image is
 * decoded.
 *
 * @returns a function that lets go of the bytes; the element keeps its picture.
 */
export function showBytes(element: HTMLImageElement, image: LoggedImage): () => void {
  const inline = inlineUrl(image);
  if (inline !== undefined) {
    element.src = inline;
    return () => {};
  }
  const url = URL.createObjectURL(blobOf(image));
  element.src = url;
  // An element that is still reading would complain if the bytes were taken from it.
  return () => setTimeout(() => URL.revokeObjectURL(url), KEPT_AFTER_MS);
}

/** Puts a picture on the clipboard, which takes PNG only. */
export async function copyImage(image: LoggedImage): Promise<void> {
  const png = contentType(image) === "image/png" ? blobOf(image) : pngOf(image);
  await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
}

/** Of what moves the first frame. */
async function pngOf(image: LoggedImage): Promise<Blob> {
  const bitmap = await createImageBitmap(blobOf(image));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob();
}

/** Of the type that the first bytes show; what we do not show is bytes and nothing else. */
export function blobOf(image: LoggedImage): Blob {
  const type = contentType(image) ?? "application/octet-stream";
  return new Blob([new Uint8Array(image.bytes)], { type });
}

/** Undefined where it would be long, and in browsers that cannot write it at once. */
function inlineUrl({ bytes, header }: LoggedImage): string | undefined {
  if (header === undefined || bytes.length > MAX_INLINE_BYTES) return undefined;
  return canWriteBase64(bytes) ? `data:${header.type};base64,${bytes.toBase64()}` : undefined;
}

function canWriteBase64(bytes: object): bytes is { readonly toBase64: () => string } {
  return "toBase64" in bytes;
}
