import { startsWith } from "./image-header.ts";

export type VideoType = "video/mp4" | "video/webm";

/**
 * By the first bytes, as for images; undefined for all others.
 *
 * Sources: ISO/IEC 14496-12 4.3 ("ftyp"); RFC 8794 11.2.1 (EBML, the frame of WebM).
 */
export function videoType(bytes: Uint8Array): VideoType | undefined {
  if (startsWith(bytes, "ftyp", 4)) return "video/mp4";
  if (startsWith(bytes, "\x1a\x45\xdf\xa3")) return "video/webm";
  return undefined;
}
