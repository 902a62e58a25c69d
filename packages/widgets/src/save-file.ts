/** Browsers that ask where to put a file may take their time. */
const KEPT_MS = 60_000;

/** Hands the reader a file. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** A text as a part of a file name that every system takes; of a long one the end. */
export function fileNamePart(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}._=-]+/gu, "_").slice(-120);
}
