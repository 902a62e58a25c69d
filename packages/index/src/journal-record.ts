import { fstatSync } from "node:fs";
import { crc32 } from "node:zlib";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { readFully } from "./whole-files.ts";

/**
 * A journal is records one after the other. Each is, little-endian (its checksum is
 * zlib's and not CRC-32C because Node has that one built in: fast from the first call):
 *
 * | byte | type | what                                          |
 * | ---- | ---- | --------------------------------------------- |
 * | 0    | u32  | CRC-32 of all that follows, as zlib has it    |
 * | 4    | u32  | `RECORD_KIND`                                 |
 * | 8    | u32  | bytes of the body, a multiple of 8            |
 * | 12   | u32  | what it is about: the number of a file or tag |
 * | 16   |      | body                                          |
 */
export const RECORD_KIND = {
  /** The first record; `about` is the version of the format. No body. */
  header: 1,
  /** Defines a file's number: path and identity. Takes the place of an earlier one at the path. */
  file: 2,
  /** Defines a tag's number. */
  tag: 3,
  /** What was read of a file since its last delta. */
  delta: 4,
  /** The file is known no more. No body. */
  forget: 5,
  /** f64: the file's checksums were checked up to this offset. */
  verified: 6,
} as const;

export interface JournalRecord {
  readonly kind: number;
  readonly about: number;
  readonly body: ByteReader;
}

/** Where a record lies in the journal, its head included. */
export interface RecordPlace {
  readonly position: number;
  readonly byteLength: number;
}

const HEAD_BYTES = 16;

/** Read at once; more for a larger record. */
const PIECE_BYTES = 1024 ** 2;

export function encodeRecord(
  kind: number,
  about: number,
  writeBody?: (out: ByteWriter) => void,
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.skip(HEAD_BYTES);
  writeBody?.(out);
  out.align();
  const record = out.written();
  out.setU32(4, kind);
  out.setU32(8, record.length - HEAD_BYTES);
  out.setU32(12, about);
  out.setU32(0, crc32(record.subarray(4)));
  return record;
}

/** The record that the bytes are; undefined when it is cut off or damaged. */
export function decodeRecord(bytes: ByteReader): JournalRecord | undefined {
  if (bytes.byteLength < HEAD_BYTES) return undefined;
  const { checksum, kind, bodyBytes, about } = readHead(bytes);
  const summedBytes = HEAD_BYTES - 4 + bodyBytes;
  if (4 + summedBytes !== bytes.byteLength) return undefined;
  if (crc32(bytes.part(4, summedBytes).bytes(summedBytes)) !== checksum) return undefined;
  return { kind, about, body: bytes.part(HEAD_BYTES, bodyBytes) };
}

/**
 * Hands each record of an open journal to `take`, up to the first that is cut off,
 * damaged or refused. Returns where that one begins.
 *
 * @param take returns false for a record that makes no sense.
 */
export function readRecords(
  descriptor: number,
  take: (record: JournalRecord, place: RecordPlace) => boolean,
): number {
  const { size } = fstatSync(descriptor);
  const bytesAt = readAhead(descriptor, size);
  let position = 0;
  while (position + HEAD_BYTES <= size) {
    const byteLength = HEAD_BYTES + readHead(bytesAt(position, HEAD_BYTES)).bodyBytes;
    if (position + byteLength > size) break;
    const record = decodeRecord(bytesAt(position, byteLength));
    if (record === undefined || !take(record, { position, byteLength })) break;
    position += byteLength;
  }
  return position;
}

/** Reads one record again; undefined when it is not there any more. */
export function readRecord(
  descriptor: number,
  { position, byteLength }: RecordPlace,
): JournalRecord | undefined {
  return decodeRecord(readPiece(descriptor, position, byteLength));
}

function readHead(bytes: ByteReader) {
  return {
    checksum: bytes.u32(),
    kind: bytes.u32(),
    bodyBytes: bytes.u32(),
    about: bytes.u32(),
  };
}

/** Bytes of an open file of that size, taken from larger pieces that are read as needed. */
function readAhead(descriptor: number, size: number) {
  let piece = ByteReader.over(new ArrayBuffer(0));
  let start = 0;
  return (position: number, byteLength: number): ByteReader => {
    if (position + byteLength > start + piece.byteLength) {
      start = position;
      const wanted = Math.min(Math.max(PIECE_BYTES, byteLength), size - position);
      piece = readPiece(descriptor, position, wanted);
    }
    return piece.part(position - start, byteLength);
  };
}

function readPiece(descriptor: number, position: number, byteLength: number): ByteReader {
  const memory = new ArrayBuffer(byteLength);
  readFully(descriptor, new Uint8Array(memory), position);
  return ByteReader.over(memory);
}
