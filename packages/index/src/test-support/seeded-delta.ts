import { seededRandom } from "@runlens/base";
import { crc32c, type ScannedTag } from "@runlens/format";
import {
  CHUNK_ROW_BYTES,
  chunkBytes,
  ChunkRows,
  U16_FIELD,
  U32_FIELD,
  type FileDelta,
} from "@runlens/store";
import { chunkPlace } from "../chunk-place.ts";
import type { FileIdentity, IndexedFile, LogIndex } from "../log-index.ts";
import { openSegmentFile } from "../segments.ts";

const TAG_NAMES = ["loss", "accuracy", "lr", "näme/with ünicode 🚀", ""];

/** Puts bytes into a segment; returns where. */
export interface ChunkSink {
  put(bytes: Uint8Array): { readonly segment: number; readonly position: number };
  close(): void;
}

export function chunkSink(index: Pick<LogIndex, "newSegment">): ChunkSink {
  const { segment, path } = index.newSegment();
  const file = openSegmentFile(path ?? "");
  let position = 0;
  return {
    put(bytes) {
      const place = { segment, position };
      file.write(bytes, position);
      position += bytes.length;
      return place;
    },
    close: () => file.close(),
  };
}

/** The file that delta `count` of a path is of, as it was then. */
export function seededFile(path: string, count: number): FileIdentity {
  return {
    path,
    identity: `2049:${path.length}`,
    byteLength: (count + 1) * 1000 + 7,
    modifiedMs: 1_700_000_000_000.25 + count,
    tailChecksum: crc32c(new TextEncoder().encode(`${path} ${count}`)),
    verifiedBytes: count * 1000,
  };
}

/**
 * What the delta number `count` of a path is, in these tests: the same each time but for
 * the place of its chunks. Some have restarts, references, damage and new tags, some not.
 */
export function seededDelta(path: string, count: number, sink: ChunkSink): FileDelta {
  const random = seededRandom(crc32c(new TextEncoder().encode(`${path}#${count}`)));
  const below = (limit: number): number => Math.floor(random() * limit);
  const many = (limit: number): number => (random() < 0.5 ? 0 : below(limit));
  const numbers = (length: number): Float64Array<ArrayBuffer> =>
    Float64Array.from({ length }, () => random() * 1e9);

  const chunks = new ChunkRows(new Uint8Array((1 + many(4)) * CHUNK_ROW_BYTES));
  for (let row = 0; row < chunks.capacity; row++) {
    const points = 1 + below(40);
    const bytes = Uint8Array.from({ length: chunkBytes(0, points) }, () => below(256));
    const { segment, position } = sink.put(bytes);
    for (let field = 0; field < 6; field++) chunks.setF64(row, field, random());
    chunks.setU32(row, U32_FIELD.segment, segment);
    chunks.setU32(row, U32_FIELD.position, position / 8);
    chunks.setU32(row, U32_FIELD.checksum, crc32c(bytes));
    chunks.setU32(row, U32_FIELD.tagId, below(3));
    chunks.setU16(row, U16_FIELD.count, points);
  }
  const references = many(5);
  return {
    nextOffset: (count + 1) * 1000,
    scanner: {
      eventCount: count * 10,
      ...(count > 0 && { fileVersion: 2, firstTimeSecs: random() }),
      ...(random() < 0.2 && { openDamage: { offset: below(1000), reason: "open ünd broken" } }),
    },
    tags: Array.from({ length: count === 0 ? 3 : many(2) }, (_, i) => seededTag(count, i)),
    chunks: chunks.bytes,
    references: {
      tagIds: Int32Array.from({ length: references }, () => below(5)),
      restartCounts: Int32Array.from({ length: references }, () => below(2)),
      steps: numbers(references),
      wallTimesSecs: numbers(references),
      offsets: numbers(references),
      byteLengths: numbers(references),
    },
    restartSteps: Array.from({ length: many(3) }, () => below(100)),
    damage: Array.from({ length: many(3) }, (_, i) => ({
      offset: i * 10,
      byteLength: i + 1,
      reason: `reason ${i}`,
    })),
    ...(random() < 0.7 && { lastTimeSecs: random() * 1e9 }),
  };
}

function seededTag(count: number, i: number): ScannedTag {
  const name = TAG_NAMES[(count + i) % TAG_NAMES.length] ?? "";
  return {
    name,
    pluginName: i === 0 ? "scalars" : "images",
    pluginContent: Uint8Array.of(i, 0, 255),
    dataClass: i === 0 ? "scalar" : "blobSequence",
    displayName: name.toUpperCase(),
    description: i === 2 ? "what it is" : "",
  };
}

/**
 * What a delta says, wherever its chunks lie, to be compared.
 *
 * @throws Error when a chunk is not what its checksum says.
 */
export function contentOf(delta: FileDelta, index: Pick<LogIndex, "readSegment">) {
  const rows = new ChunkRows(delta.chunks.slice());
  const points: string[] = [];
  for (let row = 0; row < rows.capacity; row++) {
    const { segment, position, byteLength, checksum } = chunkPlace(rows, row);
    const bytes = new Uint8Array(byteLength);
    index.readSegment(segment, position, bytes, byteLength);
    if (crc32c(bytes) !== checksum) throw new Error(`chunk ${row} is damaged`);
    points.push(Buffer.from(bytes).toString("hex"));
    rows.setU32(row, U32_FIELD.segment, 0);
    rows.setU32(row, U32_FIELD.position, 0);
  }
  return { ...delta, chunks: rows.bytes, points };
}

/** The same of the first `count` deltas of a path, as they were made. */
export function seededContent(path: string, count: number) {
  const written: Uint8Array[] = [];
  const sink: ChunkSink = {
    put: (bytes) => ({ segment: 1, position: (written.push(bytes) - 1) * 8 }),
    close: () => {},
  };
  const readSegment = (_: number, position: number, target: Uint8Array): number => {
    target.set(written[position / 8] ?? []);
    return target.length;
  };
  return Array.from({ length: count }, (_, i) =>
    contentOf(seededDelta(path, i, sink), { readSegment }),
  );
}

export function recalledContent(file: IndexedFile | undefined, index: LogIndex) {
  return (file?.deltas ?? []).map((delta) => contentOf(delta, index));
}
