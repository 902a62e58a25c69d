export type ImageType = "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/bmp";

/** What the first bytes of an encoded image say. */
export interface ImageHeader {
  readonly type: ImageType;
  /** Pixels; 0 when the header does not get that far. */
  readonly width: number;
  readonly height: number;
  /** False when bytes are missing at the end. */
  readonly complete: boolean;
}

/**
 * Reads the header of an image of a type that we show, found by its first bytes and by nothing
 * else; undefined for all others. Nothing is decoded.
 *
 * Sources: PNG (W3C) 5.2 and 11.2; ITU-T T.81 annex B; GIF89a specification; RFC 9649 (WebP);
 * BITMAPINFOHEADER of Windows.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return pngHeader(view);
  if (startsWith(bytes, "\xff\xd8\xff")) return jpegHeader(view);
  if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a")) return gifHeader(view);
  if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return webpHeader(view);
  if (startsWith(bytes, "BM")) return bmpHeader(view);
  return undefined;
}

/** What a file that is no such image seems to be, in words for people. */
export function foreignType(bytes: Uint8Array): string {
  const known = FOREIGN.find(([start]) => startsWith(bytes, start));
  if (known !== undefined) return known[1];
  const text = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart();
  if (/^(<\?xml[^]*)?(<!--[^]*)?<(!DOCTYPE )?svg/i.test(text)) return "SVG";
  if (text.startsWith("<")) return "HTML or XML";
  return "data of an unknown type";
}

const FOREIGN: readonly (readonly [start: string, name: string])[] = [
  ["II*\0", "TIFF"],
  ["MM\0*", "TIFF"],
  ["%PDF", "PDF"],
  ["\0\0\x01\0", "an icon"],
  ["\x1f\x8b", "gzip"],
];

/** Whether bytes hold a text of Latin-1 at a place. */
export function startsWith(bytes: Uint8Array, text: string, offset = 0): boolean {
  for (let i = 0; i < text.length; i++) {
    if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  }
  return true;
}

const PNG_SIGNATURE_BYTES = 8;
const PNG_FRAME_BYTES = 12; // length, name and checksum of a chunk
const IEND = 0x49454e44;

function pngHeader(view: DataView): ImageHeader {
  let complete = false;
  let at = PNG_SIGNATURE_BYTES;
  while (at + PNG_FRAME_BYTES <= view.byteLength && !complete) {
    complete = view.getUint32(at + 4) === IEND;
    at += view.getUint32(at) + PNG_FRAME_BYTES;
  }
  const [width, height] = view.byteLength < 24 ? [0, 0] : [view.getUint32(16), view.getUint32(20)];
  return { type: "image/png", width, height, complete };
}

const JPEG_END = 0xd9;
const JPEG_SCAN = 0xda;

function jpegHeader(view: DataView): ImageHeader {
  let width = 0;
  let height = 0;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === JPEG_SCAN) break;
    if (isFrameMarker(marker)) {
      height = view.getUint16(at + 5);
      width = view.getUint16(at + 7);
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return { type: "image/jpeg", width, height, complete: endsJpeg(view, at) };
}

/** SOF0 to SOF15, without the tables that stand among them. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Writers put all kinds of things behind the end, so it is looked for from there backwards. */
function endsJpeg(view: DataView, from: number): boolean {
  for (let at = view.byteLength - 2; at >= from; at--) {
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === JPEG_END) return true;
  }
  return false;
}

const GIF_END = 0x3b;

function gifHeader(view: DataView): ImageHeader {
  const isLong = view.byteLength >= 10;
  return {
    type: "image/gif",
    width: isLong ? view.getUint16(6, true) : 0,
    height: isLong ? view.getUint16(8, true) : 0,
    complete: isLong && view.getUint8(view.byteLength - 1) === GIF_END,
  };
}

function webpHeader(view: DataView): ImageHeader {
  const complete = view.getUint32(4, true) + 8 <= view.byteLength;
  const size = view.byteLength < 30 ? { width: 0, height: 0 } : webpSize(view);
  return { type: "image/webp", ...size, complete };
}

function webpSize(view: DataView): { readonly width: number; readonly height: number } {
  const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 2 ** 16;
  switch (view.getUint8(15)) {
    case 0x58: // "VP8X"
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case 0x4c: {
      // "VP8L": 14 bits each
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default: // "VP8 ": 14 bits each, above them a scale
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
  }
}

const BMP_CORE_HEADER_BYTES = 12;

function bmpHeader(view: DataView): ImageHeader {
  if (view.byteLength < 26) return { type: "image/bmp", width: 0, height: 0, complete: false };
  const isCore = view.getUint32(14, true) === BMP_CORE_HEADER_BYTES;
  return {
    type: "image/bmp",
    width: isCore ? view.getUint16(18, true) : Math.abs(view.getInt32(18, true)),
    // Negative: rows from the top.
    height: isCore ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true)),
    complete: view.getUint32(2, true) <= view.byteLength,
  };
}
