import { joined } from "./bytes.ts";

const SIGNATURE_BYTES = 8;
/** Length, name, 13 bytes and checksum of the first chunk, which is always there. */
const HEADER_BYTES = 25;
const METRES = 1;

/**
 * A PNG that says how large it is: so many pixels per metre, rounded.
 * Source: PNG (third edition), 11.3.4.3 (pHYs) and annex D (checksums).
 */
export function withDensity(
  png: Uint8Array,
  pixelsPerMetre: { readonly x: number; readonly y: number },
): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, Math.round(pixelsPerMetre.x));
  view.setUint32(12, Math.round(pixelsPerMetre.y));
  chunk[16] = METRES;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const start = SIGNATURE_BYTES + HEADER_BYTES;
  return joined([png.subarray(0, start), chunk, png.subarray(start)]);
}

/** Bit by bit: there are few of them. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
