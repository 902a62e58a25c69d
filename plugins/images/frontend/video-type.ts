export type VideoType = "video/mp4" | "video/webm";

/**
 * By the first bytes, as for images; undefined for all others.
 *
 * Sources: ISO/IEC 14496-12 4.3 ("ftyp"); RFC 8794 11.2.1 (EBML, the frame of WebM).
 */
export function videoType(bytes: Uint8Array): VideoType | undefined {
  if (hasBytes(bytes, 4, [0x66, 0x74, 0x79, 0x70])) return "video/mp4";
  if (hasBytes(bytes, 0, [0x1a, 0x45, 0xdf, 0xa3])) return "video/webm";
  return undefined;
}

function hasBytes(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, i) => bytes[offset + i] === byte);
}
