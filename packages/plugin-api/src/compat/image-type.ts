const SIGNATURES: readonly (readonly [start: string, contentType: string])[] = [
  ["\x89PNG\r\n\x1a\n", "image/png"],
  ["\xff\xd8\xff", "image/jpeg"],
  ["GIF87a", "image/gif"],
  ["GIF89a", "image/gif"],
  ["BM", "image/bmp"],
];
const SIGNATURE_BYTES = 8;

/**
 * The content type of an encoded image by its first bytes; `application/octet-stream`
 * for what TensorBoard does not know.
 */
export function imageType(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, SIGNATURE_BYTES));
  const found = SIGNATURES.find(([signature]) => start.startsWith(signature));
  return found?.[1] ?? "application/octet-stream";
}
