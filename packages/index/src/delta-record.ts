import type { DamagedRange, ScannedTag, ScannerState } from "@runlens/format";
import { CHUNK_ROW_BYTES, type FileDelta } from "@runlens/store";
import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { usesOfChunks, type SegmentUse } from "./chunk-place.ts";
import type { FileIdentity } from "./log-index.ts";

/**
 * Body of a delta's record, little-endian. Everything up to the tags is aligned to its
 * size, so that columns are viewed where they lie.
 *
 * | type     | what                                                                    |
 * | -------- | ----------------------------------------------------------------------- |
 * | f64 × 4  | next offset; verified bytes; the file's length and time, milliseconds   |
 * | f64 × 5  | events; file version, first and last wall time, open damage: 0 if absent |
 * | u32 × 8  | `PRESENT`; tail checksum; counts of what follows, in its order           |
 * | 24 bytes | segments in use: u32 number, u32 zero, f64 bytes, f64 end of the last    |
 * | 80 bytes | chunk rows                                                              |
 * | f64      | steps of restarts                                                       |
 * | columns  | references: f64 steps, wall times, offsets, lengths; i32 tag ids, restarts |
 * | f64 × 2  | damaged ranges: offset, length                                          |
 * | u32      | numbers of new tags                                                     |
 * | text     | reasons of the damaged ranges, then of the open damage if there is one  |
 */
const PRESENT = { fileVersion: 1, firstTimeSecs: 2, lastTimeSecs: 4, openDamage: 8 } as const;

/** What a delta's record tells without the delta itself. */
export interface DeltaHead extends Omit<FileIdentity, "path" | "identity"> {
  readonly nextOffset: number;
  /** Where the bytes of its chunks lie. */
  readonly segments: readonly SegmentUse[];
}

/** @param tagNumbers of the delta's tags. */
export function writeDelta(
  out: ByteWriter,
  file: Omit<FileIdentity, "path" | "identity">,
  delta: FileDelta,
  tagNumbers: readonly number[],
): DeltaHead {
  const { nextOffset, scanner, chunks, references, restartSteps, damage, lastTimeSecs } = delta;
  const { eventCount, fileVersion, firstTimeSecs, openDamage } = scanner;
  const { verifiedBytes, byteLength, modifiedMs, tailChecksum } = file;
  const segments = usesOfChunks(chunks);

  for (const value of [nextOffset, verifiedBytes, byteLength, modifiedMs, eventCount]) {
    out.f64(value);
  }
  for (const value of [fileVersion, firstTimeSecs, lastTimeSecs, openDamage?.offset]) {
    out.f64(value ?? 0);
  }
  out.u32(
    (fileVersion === undefined ? 0 : PRESENT.fileVersion) |
      (firstTimeSecs === undefined ? 0 : PRESENT.firstTimeSecs) |
      (lastTimeSecs === undefined ? 0 : PRESENT.lastTimeSecs) |
      (openDamage === undefined ? 0 : PRESENT.openDamage),
  );
  out.u32(tailChecksum);
  out.u32(segments.length);
  out.u32(chunks.length / CHUNK_ROW_BYTES);
  out.u32(restartSteps.length);
  out.u32(references.steps.length);
  out.u32(damage.length);
  out.u32(tagNumbers.length);
  for (const { segment, bytes, end } of segments) {
    out.u32(segment);
    out.u32(0);
    out.f64(bytes);
    out.f64(end);
  }
  out.raw(chunks);
  out.raw(Float64Array.from(restartSteps));
  out.raw(references.steps);
  out.raw(references.wallTimesSecs);
  out.raw(references.offsets);
  out.raw(references.byteLengths);
  out.raw(references.tagIds);
  out.raw(references.restartCounts);
  for (const range of damage) {
    out.f64(range.offset);
    out.f64(range.byteLength);
  }
  for (const number of tagNumbers) out.u32(number);
  for (const { reason } of damage) out.text(reason);
  if (openDamage !== undefined) out.text(openDamage.reason);
  return { nextOffset, verifiedBytes, byteLength, modifiedMs, tailChecksum, segments };
}

/** @throws RangeError when the body is none. */
export function readDeltaHead(body: ByteReader): DeltaHead {
  return readHead(body).head;
}

/**
 * Its columns are views on its memory.
 *
 * @throws RangeError when the body is none, or a tag is not known.
 */
export function readDelta(
  reader: ByteReader,
  tagAt: (number: number) => ScannedTag | undefined,
): { readonly head: DeltaHead; readonly delta: FileDelta } {
  const { head, counts, eventCount, optional } = readHead(reader);
  const chunks = reader.bytes(counts.chunks * CHUNK_ROW_BYTES);
  const restartSteps = [...reader.f64s(counts.restarts)];
  const references = {
    steps: reader.f64s(counts.references),
    wallTimesSecs: reader.f64s(counts.references),
    offsets: reader.f64s(counts.references),
    byteLengths: reader.f64s(counts.references),
    tagIds: reader.i32s(counts.references),
    restartCounts: reader.i32s(counts.references),
  };
  const ranges = reader.f64s(counts.damage * 2);
  const tags: ScannedTag[] = [];
  for (let i = 0; i < counts.tags; i++) {
    const tag = tagAt(reader.u32());
    if (tag === undefined) throw new RangeError("the record names an unknown tag");
    tags.push(tag);
  }
  const damage: DamagedRange[] = [];
  for (let i = 0; i < counts.damage; i++) {
    const [offset = 0, byteLength = 0] = ranges.subarray(i * 2, i * 2 + 2);
    damage.push({ offset, byteLength, reason: reader.text() });
  }
  const { fileVersion, firstTimeSecs, lastTimeSecs, openDamageOffset } = optional;
  const scanner: ScannerState = {
    eventCount,
    ...(fileVersion !== undefined && { fileVersion }),
    ...(firstTimeSecs !== undefined && { firstTimeSecs }),
    ...(openDamageOffset !== undefined && {
      openDamage: { offset: openDamageOffset, reason: reader.text() },
    }),
  };
  const delta: FileDelta = {
    nextOffset: head.nextOffset,
    scanner,
    tags,
    chunks,
    references,
    restartSteps,
    damage,
    ...(lastTimeSecs !== undefined && { lastTimeSecs }),
  };
  return { head, delta };
}

function readHead(reader: ByteReader) {
  reader.rewind();
  const nextOffset = reader.f64();
  const verifiedBytes = reader.f64();
  const byteLength = reader.f64();
  const modifiedMs = reader.f64();
  const eventCount = reader.f64();
  const fileVersion = reader.f64();
  const firstTimeSecs = reader.f64();
  const lastTimeSecs = reader.f64();
  const openDamageOffset = reader.f64();
  const present = reader.u32();
  const tailChecksum = reader.u32();
  const segmentCount = reader.u32();
  const counts = {
    chunks: reader.u32(),
    restarts: reader.u32(),
    references: reader.u32(),
    damage: reader.u32(),
    tags: reader.u32(),
  };
  const segments: SegmentUse[] = [];
  for (let i = 0; i < segmentCount; i++) {
    const segment = reader.u32();
    reader.u32();
    segments.push({ segment, bytes: reader.f64(), end: reader.f64() });
  }
  const head: DeltaHead = {
    nextOffset,
    verifiedBytes,
    byteLength,
    modifiedMs,
    tailChecksum,
    segments,
  };
  const optional = {
    fileVersion: present & PRESENT.fileVersion ? fileVersion : undefined,
    firstTimeSecs: present & PRESENT.firstTimeSecs ? firstTimeSecs : undefined,
    lastTimeSecs: present & PRESENT.lastTimeSecs ? lastTimeSecs : undefined,
    openDamageOffset: present & PRESENT.openDamage ? openDamageOffset : undefined,
  };
  return { head, counts, eventCount, optional };
}
