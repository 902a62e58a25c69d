/** What the first bytes of a picture say; sizes in pixels. */
export type ImageHeader =
  | {
      readonly kind: "png" | "jpeg" | "gif" | "webp" | "bmp";
      readonly width: number;
      readonly height: number;
    }
  /** No picture that browsers draw, or cut off before its size. */
  | { readonly kind: "unknown" };

const UNKNOWN: ImageHeader = { kind: "unknown" };

/** Reads format and size of an encoded picture from its header. Never throws on content. */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n") && bytes.length >= 24) {
    return { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (startsWith(bytes, "GIF8") && bytes.length >= 10) {
    return { kind: "gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  // A negative height says that rows begin at the top.
  if (startsWith(bytes, "BM") && bytes.length >= 26) {
    const height = Math.abs(view.getInt32(22, true));
    return { kind: "bmp", width: view.getInt32(18, true), height };
  }
  if (startsWith(bytes, "\xff\xd8")) return readJpeg(view);
  if (startsWith(bytes, "RIFF") && startsWith(bytes.subarray(8), "WEBP")) return readWebp(view);
  return UNKNOWN;
}

/** Goes from segment to segment up to the first start of frame (ITU-T T.81, B.2.2). */
function readJpeg(view: DataView): ImageHeader {
  for (let at = 2; at + 9 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return UNKNOWN;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { kind: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const isFill = marker === 0xff;
    at += isFill ? 1 : 2 + view.getUint16(at + 2);
  }
  return UNKNOWN;
}

/** Lossy, lossless and extended files keep their size in different places (RFC 9649, 2.5 to 2.7). */
function readWebp(view: DataView): ImageHeader {
  if (view.byteLength < 30) return UNKNOWN;
  const kind = "webp";
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return {
        kind,
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 0x5650384c: {
      const bits = view.getUint32(21, true); // "VP8L"
      return { kind, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // "VP8X"
      return { kind, width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return UNKNOWN;
  }
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}

/** `latin` has one character per byte. */
function startsWith(bytes: Uint8Array, latin: string): boolean {
  for (let i = 0; i < latin.length; i++) if (bytes[i] !== latin.charCodeAt(i)) return false;
  return true;
}
