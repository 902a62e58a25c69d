import type { LoggedImage } from "./logged-images.ts";

/** Long enough for the slowest decoder. */
const KEPT_AFTER_MS = 60_000;

/**
 * Shows the bytes of an image in an element. What it showed before stays until the new image is
 * decoded.
 *
 * @returns a function that lets go of the bytes; the element keeps its picture.
 */
export function showBytes(element: HTMLImageElement, image: LoggedImage): () => void {
  const url = URL.createObjectURL(blobOf(image));
  element.src = url;
  // An element that is still reading would complain if the bytes were taken from it.
  return () => setTimeout(() => URL.revokeObjectURL(url), KEPT_AFTER_MS);
}

/** Saves an image as it was logged. */
export function download(image: LoggedImage, name: string): void {
  const url = URL.createObjectURL(blobOf(image));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.${extensionOf(image)}`;
  link.click();
  URL.revokeObjectURL(url);
}

/** Of the type that the first bytes show; what we do not show is bytes and nothing else. */
export function blobOf({ bytes, header }: LoggedImage): Blob {
  return new Blob([new Uint8Array(bytes)], { type: header?.type ?? "application/octet-stream" });
}

function extensionOf({ header }: LoggedImage): string {
  return header?.type.replace("image/", "").replace("jpeg", "jpg") ?? "bin";
}
