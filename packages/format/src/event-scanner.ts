import { takeAnyScalars } from "./any-scalars.ts";
import { viewOf } from "./crc32c.ts";
import { addReference, addRestart, addValues, type Place } from "./event-values.ts";
import { decodeEvent, type Event } from "./event.ts";
import { FOOTER_BYTES, findRecord, FRAME_BYTES, HEADER_BYTES, payloadLengthAt } from "./record.ts";
import { TYPESCRIPT_DECODER, type ScalarDecoder } from "./scalar-decoder.ts";
import type { Progress } from "./scalar-events.ts";
import type {
  ScanBatch,
  Scanner,
  ScannerState,
  ScannedTag,
  ScanResult,
  ScanStop,
} from "./scan-batch.ts";
import { LARGE_PAYLOAD_BYTES, PEEK_BYTES, peekLargeRecord } from "./large-record.ts";
import { describeRunGraph, describeRunMetadata } from "./series-kind.ts";
import { TagTable } from "./tag-table.ts";

export interface ScannerOptions {
  /**
   * Checks the checksum of every payload (default true). Off, a damaged payload is
   * noticed only when it is no Event, and records appended after a torn one may be lost.
   */
  readonly verifyPayloads?: boolean;
  /** Goes on where another scanner of the same file stopped. */
  readonly resume?: { readonly tags: readonly ScannedTag[]; readonly state: ScannerState };
}

/**
 * A scanner for one event file.
 *
 * Damage costs only itself: where a header or a payload fails its checksum, the
 * next valid header is looked for byte by byte, also inside the damaged record,
 * since a torn record may be followed by appended ones. A record with a wrong
 * payload is noted in `damage` at once; what follows a wrong header when the next
 * good one is found, and until then the scan stops as `searching`. A sound record
 * that is no Event is damage of its own.
 *
 * Zeros up to the end of the bytes where a record should stand, or its end, are
 * space that a file system allotted before the data arrived: `searching` without
 * damage, from the start of that record, until something else stands there.
 */
export function createScanner(options: ScannerOptions = {}): Scanner {
  return createScannerWith(TYPESCRIPT_DECODER, options);
}

export function createScannerWith(decoder: ScalarDecoder, options: ScannerOptions = {}): Scanner {
  return new EventScanner(decoder, options);
}

/** Bytes at the end of a stretch in which no whole header can start. */
const HEADER_TAIL_BYTES = HEADER_BYTES - 1;

class EventScanner implements Scanner {
  fileVersion: number | undefined;
  firstTimeSecs: number | undefined;
  eventCount = 0;

  private readonly decoder: ScalarDecoder;
  private readonly verifyPayloads: boolean;
  private readonly table = new TagTable();
  private readonly progress: Progress = { offset: 0, eventCount: 0 };
  /** While the next header is looked for: where the damage starts that is not noted yet. */
  private openDamage: ScannerState["openDamage"];
  private areZerosDamage = false;
  /** The next event most likely has a new tag, too, which the decoder of scalar events would leave. */
  private isBehindNewTag = false;
  /** Values of the next event that went into a batch which had no room for the others. */
  private valuesTaken = 0;

  constructor(decoder: ScalarDecoder, { verifyPayloads = true, resume }: ScannerOptions) {
    this.decoder = decoder;
    this.verifyPayloads = verifyPayloads;
    if (resume === undefined) return;
    for (const tag of resume.tags) this.table.add(tag);
    this.fileVersion = resume.state.fileVersion;
    this.firstTimeSecs = resume.state.firstTimeSecs;
    this.eventCount = resume.state.eventCount;
    this.openDamage = resume.state.openDamage;
  }

  state(): ScannerState {
    const { fileVersion, firstTimeSecs, eventCount, openDamage } = this;
    return {
      eventCount,
      ...(fileVersion !== undefined && { fileVersion }),
      ...(firstTimeSecs !== undefined && { firstTimeSecs }),
      ...(openDamage !== undefined && { openDamage }),
    };
  }

  get tags(): readonly ScannedTag[] {
    return this.table.tags;
  }

  takeZerosAsDamage(): void {
    this.areZerosDamage = true;
  }

  scan(bytes: Uint8Array, fileOffset: number, batch: ScanBatch, fileByteLength = 0): ScanResult {
    const piece: Piece = { bytes, view: viewOf(bytes), fileOffset, fileByteLength, offset: 0 };
    for (;;) {
      if (this.openDamage === undefined) this.takeScalarEvents(piece, batch);
      const tagCount = this.table.tags.length;
      const stop = this.openDamage ? this.search(piece, batch) : this.takeRecord(piece, batch);
      this.isBehindNewTag = this.table.tags.length > tagCount;
      if (stop === undefined) continue;
      this.areZerosDamage = false;
      return { nextOffset: fileOffset + piece.offset, stop };
    }
  }

  private takeScalarEvents(piece: Piece, batch: ScanBatch): void {
    if (!this.isUnderWay() || this.isBehindNewTag) return;
    const { decoder, table, verifyPayloads, progress } = this;
    decoder.takeScalarEvents(piece.view, piece.offset, batch, table, verifyPayloads, progress);
    piece.offset = progress.offset;
    this.eventCount += progress.eventCount;
  }

  /** Not before the first event, whose time is kept, nor within one that did not fit the batch. */
  private isUnderWay(): boolean {
    return this.firstTimeSecs !== undefined && this.valuesTaken === 0;
  }

  /** Takes whatever stands at the offset, one record at most; undefined to go on. */
  private takeRecord(piece: Piece, batch: ScanBatch): ScanStop | undefined {
    const { bytes, view, offset } = piece;
    const available = bytes.length - offset;
    if (available <= 0) return { kind: "end" };
    if (batch.count === batch.capacity) return { kind: "batchFull" };
    if (available < HEADER_BYTES) return { kind: "incomplete", recordBytes: HEADER_BYTES };
    const length = payloadLengthAt(view, offset);
    if (length < 0) return this.skipHeader(piece);
    const recordBytes = length + FRAME_BYTES;
    if (available < recordBytes) {
      return this.takeLargeRecord(piece, recordBytes, batch) ?? { kind: "incomplete", recordBytes };
    }
    const start = offset + HEADER_BYTES;
    const end = start + length;
    if (this.verifyPayloads && !this.decoder.isPayloadIntact(view, start, end)) {
      return this.skipPayload(piece, recordBytes, batch);
    }
    piece.offset = offset + recordBytes;
    if (this.isUnderWay() && takeAnyScalars(view, start, end, batch, this.table)) {
      this.eventCount++;
      return undefined;
    }
    const read = decodeEvent(bytes.subarray(start, end));
    if (read.kind === "malformed") {
      noteDamage(batch, piece.fileOffset + offset, recordBytes, "record holds no event");
    } else if (!this.takeEvent(read.event, piece.fileOffset + start, length, batch)) {
      piece.offset = offset;
      return { kind: "batchFull" };
    }
    return undefined;
  }

  /** Handles a record by its first bytes where that is enough; the bytes end inside it. */
  private takeLargeRecord(
    piece: Piece,
    recordBytes: number,
    batch: ScanBatch,
  ): ScanStop | undefined {
    const { bytes, fileOffset, offset, fileByteLength } = piece;
    const byteLength = recordBytes - FRAME_BYTES;
    const isInFile = fileOffset + offset + recordBytes <= fileByteLength;
    if (this.verifyPayloads || byteLength <= LARGE_PAYLOAD_BYTES || !isInFile) return undefined;
    const start = offset + HEADER_BYTES;
    if (bytes.length < start + PEEK_BYTES) {
      return { kind: "incomplete", recordBytes: HEADER_BYTES + PEEK_BYTES };
    }
    const peeked = peekLargeRecord(bytes.subarray(start), byteLength, this.table);
    if (peeked === undefined) return undefined;
    const { tag, step, wallTimeSecs } = peeked;
    const place = { step, wallTimeSecs, offset: fileOffset + start, byteLength };
    addReference(tag, place, this.table, batch);
    this.eventCount++;
    this.firstTimeSecs ??= wallTimeSecs;
    piece.offset = offset + recordBytes;
    return { kind: "end" };
  }

  private skipHeader(piece: Piece): ScanStop | undefined {
    const { bytes, fileOffset, offset } = piece;
    if (this.areAllotted(bytes, offset)) return { kind: "searching" };
    this.openDamage = { offset: fileOffset + offset, reason: "record header fails its checksum" };
    piece.offset = offset + 1;
    return undefined;
  }

  /** Notes a record that fails its checksum, up to a record that starts inside it if there is one. */
  private skipPayload(piece: Piece, recordBytes: number, batch: ScanBatch): ScanStop | undefined {
    const { bytes, fileOffset, fileByteLength, offset } = piece;
    const end = offset + recordBytes;
    if (this.areAllotted(bytes, end - FOOTER_BYTES)) return { kind: "searching" };
    // The next header may begin inside and end behind it.
    const bytesInFile = fileByteLength - fileOffset - offset;
    const neededBytes = Math.min(recordBytes + HEADER_TAIL_BYTES, bytesInFile);
    if (bytes.length - offset < neededBytes)
      return { kind: "incomplete", recordBytes: neededBytes };
    const reason = "record fails its checksum";
    const found = findRecord(bytes.subarray(0, end + HEADER_BYTES), offset + 1);
    noteDamage(batch, fileOffset + offset, (found < 0 ? end : found) - offset, reason);
    if (found >= 0) {
      piece.offset = found;
    } else {
      this.openDamage = { offset: fileOffset + end, reason };
      piece.offset = offset + 1;
    }
    return undefined;
  }

  /** Whether all bytes from `offset` on are zeros that may still be written. */
  private areAllotted(bytes: Uint8Array, offset: number): boolean {
    return !this.areZerosDamage && isZeroFrom(bytes, offset);
  }

  /** Looks for the next header; notes what lies before it. */
  private search(piece: Piece, batch: ScanBatch): ScanStop | undefined {
    const { bytes, fileOffset, offset } = piece;
    if (this.openDamage === undefined) return undefined;
    const { offset: damagedFrom, reason } = this.openDamage;
    const found = findRecord(bytes, offset);
    if (found < 0) {
      piece.offset = Math.max(offset, bytes.length - HEADER_TAIL_BYTES);
      return { kind: "searching", damagedFrom };
    }
    const lostBytes = fileOffset + found - damagedFrom;
    if (lostBytes > 0) noteDamage(batch, damagedFrom, lostBytes, reason);
    this.openDamage = undefined;
    piece.offset = found;
    return undefined;
  }

  /** False when the batch had no room for all values; the others are taken at the next call. */
  private takeEvent(event: Event, offset: number, byteLength: number, batch: ScanBatch): boolean {
    const { table } = this;
    const { content, wallTimeSecs } = event;
    const place: Place = { step: Number(event.step), wallTimeSecs, offset, byteLength };
    if (this.valuesTaken === 0) {
      this.eventCount++;
      this.firstTimeSecs ??= wallTimeSecs;
    }
    switch (content.kind) {
      case "fileVersion":
        this.fileVersion = versionOf(content.text);
        break;
      case "summary":
        this.valuesTaken = addValues(content.values, this.valuesTaken, place, table, batch);
        if (this.valuesTaken < content.values.length) return false;
        this.valuesTaken = 0;
        break;
      case "sessionLog":
        if (content.status === "start") addRestart(place.step, batch);
        break;
      case "graphDef":
        addReference(describeRunGraph(), place, table, batch);
        break;
      case "taggedRunMetadata":
        addReference(describeRunMetadata(content.tag), place, table, batch);
        break;
      case "none":
      case "logMessage":
      case "metaGraphDef":
        break;
    }
    return true;
  }
}

/** The bytes of one scan, and how far it has come. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly fileOffset: number;
  /** 0 when not known. */
  readonly fileByteLength: number;
  /** In `bytes`. */
  offset: number;
}

function isZeroFrom(bytes: Uint8Array, offset: number): boolean {
  let at = offset;
  while (at < bytes.length && bytes[at] === 0) at++;
  return at === bytes.length;
}

function noteDamage(batch: ScanBatch, offset: number, byteLength: number, reason: string): void {
  batch.damage.push({ offset, byteLength, reason });
}

/** The number after the last `brain.Event:`; -1 when there is none, as TensorBoard has it. */
function versionOf(text: string): number {
  const version = Number.parseFloat(text.split("brain.Event:").at(-1) ?? "");
  return Number.isNaN(version) ? -1 : version;
}
