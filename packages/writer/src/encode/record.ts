import { maskedCrc32cOfView } from "@runlens/format";

/** uint64 length and uint32 checksum before the payload, uint32 checksum behind it. */
export const HEADER_BYTES = 12;
export const FOOTER_BYTES = 4;

/**
 * Frames a payload as a TFRecord, all little-endian:
 *
 *     uint64 length | uint32 masked CRC-32C of it | payload | uint32 masked CRC-32C of the payload
 */
export function encodeRecord(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(HEADER_BYTES + payload.length + FOOTER_BYTES);
  record.set(payload, HEADER_BYTES);
  frameInPlace(new DataView(record.buffer), 0, payload.length);
  return record;
}

/** Makes a record at `offset` of the payload that stands at `offset + HEADER_BYTES` already. */
export function frameInPlace(view: DataView, offset: number, payloadBytes: number): void {
  const start = offset + HEADER_BYTES;
  const end = start + payloadBytes;
  view.setUint32(offset, payloadBytes, true);
  view.setUint32(offset + 4, 0, true); // no payload needs the upper half
  view.setUint32(offset + 8, maskedCrc32cOfView(view, offset, offset + 8), true);
  view.setUint32(end, maskedCrc32cOfView(view, start, end), true);
}
