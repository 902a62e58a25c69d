import { crc32cOfView, maskCrc, viewOf } from "./crc32c.ts";

/** uint64 length and the uint32 checksum of it. */
export const HEADER_BYTES = 12;
/** uint32 checksum of the payload. */
export const FOOTER_BYTES = 4;
export const FRAME_BYTES = HEADER_BYTES + FOOTER_BYTES;
/** A length above this is taken for damage; the largest payloads, graphs, stay far below. */
const MAX_PAYLOAD_BYTES = 2 ** 30;

/** What stands at one offset of an event file. */
export type RecordRead =
  | {
      readonly kind: "record";
      readonly payload: Uint8Array;
      /** False when the payload fails its checksum. */
      readonly intact: boolean;
      readonly nextOffset: number;
    }
  | { readonly kind: "incomplete"; readonly missingBytes: number }
  | { readonly kind: "corrupt"; readonly offset: number; readonly reason: string };

/**
 * Reads the one TFRecord that starts at `offset`, a record boundary.
 *
 * Layout, little-endian: uint64 length, uint32 masked CRC-32C of those 8 bytes,
 * `length` payload bytes, uint32 masked CRC-32C of the payload.
 *
 * A run that is still training ends mid-record. That is `incomplete`, no error:
 * ask again at the same offset once the file has grown. A payload that fails its
 * checksum is returned with `intact: false`, since the next record can still be
 * found. A header that cannot be trusted is `corrupt`: go on with `findRecord`.
 *
 * `payload` is a view on `bytes`, not a copy. Never throws on file content.
 * Source: tensorboard/data/server/tf_record.rs; tensorflow record_writer.cc.
 */
export function readRecord(bytes: Uint8Array, offset: number): RecordRead {
  const available = bytes.byteLength - offset;
  if (available < HEADER_BYTES) {
    return { kind: "incomplete", missingBytes: HEADER_BYTES - available };
  }
  const view = viewOf(bytes);
  const length = payloadLengthAt(view, offset);
  if (length < 0) {
    return { kind: "corrupt", offset, reason: "record header fails its checksum" };
  }
  const recordBytes = length + FRAME_BYTES;
  if (available < recordBytes) {
    return { kind: "incomplete", missingBytes: recordBytes - available };
  }
  const start = offset + HEADER_BYTES;
  return {
    kind: "record",
    payload: bytes.subarray(start, start + length),
    intact: isPayloadIntact(view, start, start + length),
    nextOffset: offset + recordBytes,
  };
}

/**
 * The first offset at or after `offset` where 12 bytes make a valid header, or -1.
 * Random bytes pass by chance once in 2^64 positions.
 */
export function findRecord(bytes: Uint8Array, offset: number): number {
  const view = viewOf(bytes);
  const last = bytes.byteLength - HEADER_BYTES;
  for (let at = offset; at <= last; at++) {
    if (payloadLengthAt(view, at) >= 0) return at;
  }
  return -1;
}

/** Payload bytes that the header at `offset` announces; -1 when it cannot be trusted. Needs 12 bytes. */
export function payloadLengthAt(view: DataView, offset: number): number {
  const length = view.getUint32(offset, true);
  if (view.getInt32(offset + 4, true) !== 0 || length > MAX_PAYLOAD_BYTES) return -1;
  return view.getInt32(offset + 8, true) === headerCrc(view, offset, length) ? length : -1;
}

export function isPayloadIntact(view: DataView, start: number, end: number): boolean {
  return maskCrc(crc32cOfView(view, start, end)) === view.getUint32(end, true);
}

/** Masked checksums of small lengths, signed, made at first sight; 0 is not made yet. */
const HEADER_CRCS = new Int32Array(4096);

function headerCrc(view: DataView, offset: number, length: number): number {
  const known = length < HEADER_CRCS.length ? (HEADER_CRCS[length] ?? 0) : 0;
  if (known !== 0) return known;
  const crc = maskCrc(crc32cOfView(view, offset, offset + 8)) | 0;
  if (length < HEADER_CRCS.length) HEADER_CRCS[length] = crc;
  return crc;
}
