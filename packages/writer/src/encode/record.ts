import { maskedCrc32cOfView } from "@runlens/format";

/** uint64 length and uint32 checksum before the payload, uint32 checksum behind it. */
const HEADER_BYTES = 12;
const FOOTER_BYTES = 4;

/**
 * Frames a payload as a TFRecord, all little-endian:
 *
 *     uint64 length | uint32 masked CRC-32C of it | payload | uint32 masked CRC-32C of the payload
 */
export function encodeRecord(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const end = HEADER_BYTES + payload.length;
  const record = new Uint8Array(end + FOOTER_BYTES);
  const view = new DataView(record.buffer);
  view.setUint32(0, payload.length, true); // the upper half stays 0
  view.setUint32(8, maskedCrc32cOfView(view, 0, 8), true);
  record.set(payload, HEADER_BYTES);
  view.setUint32(end, maskedCrc32cOfView(view, HEADER_BYTES, end), true);
  return record;
}
