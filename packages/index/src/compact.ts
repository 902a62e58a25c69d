import { RunlensError } from "@runlens/base";
import { crc32c } from "@runlens/format";
import {
  ChunkRows,
  createSlabWriter,
  SLAB_BYTES,
  type FileDelta,
  type Slab,
  type SlabWriter,
} from "@runlens/store";
import { rmSync } from "node:fs";
import { chunkPlace, moveChunk, type ChunkPlace, type SegmentUse } from "./chunk-place.ts";
import { openJournal, type Journal } from "./journal.ts";
import { openSegmentFile, type SegmentFile, type SegmentFiles } from "./segments.ts";

/** More segments than these are put together, unless they are large. */
const MAX_SEGMENTS = 64;

/** A segment as large as this is only moved when half of it is dead. */
const LARGE_SEGMENT_BYTES = 64 * 1024 ** 2;

/** A new segment is begun beyond; a chunk row can tell positions up to 32 GiB. */
const MAX_SEGMENT_BYTES = 8 * 1024 ** 3;

/**
 * The segments whose chunks a compaction would move; undefined when it is not worth while.
 *
 * @param uses what the files of the journal need of segments.
 * @param lengths of the segments that are there.
 */
export function compactionPlan(
  journal: Pick<Journal, "files" | "byteLength" | "sharedBytes">,
  uses: ReadonlyMap<number, SegmentUse>,
  lengths: ReadonlyMap<number, number>,
): ReadonlySet<number> | undefined {
  const liveBytes = sum([...uses.values()].map(({ bytes }) => bytes));
  const journalBytes = sum([...journal.files.values()].map((file) => file.journalBytes));
  const totalBytes = sum([...lengths.values()]) + journal.byteLength - journal.sharedBytes;
  const isHalfDead = (liveBytes + journalBytes) * 2 < totalBytes;
  const moved = [...lengths].filter(([segment, length]) => {
    return length < LARGE_SEGMENT_BYTES || (uses.get(segment)?.bytes ?? 0) * 2 < length;
  });
  if (!isHalfDead && moved.length <= MAX_SEGMENTS) return undefined;
  return new Set(moved.map(([segment]) => segment));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Writes to `path` a journal with what is alive of another one, and the chunks that lie
 * in `moved` segments to new ones. A file with a damaged chunk is left out. When it
 * throws, nothing is left of it.
 */
export function writeCompacted(
  path: string,
  journal: Journal,
  segments: SegmentFiles,
  moved: ReadonlySet<number>,
): void {
  const compacted = openJournal(path, "write");
  const mover = createChunkMover(segments, moved);
  try {
    for (const file of journal.files.values()) {
      const saved = journal.deltasOf(file);
      if (saved?.every(({ delta }) => mover.move(delta)) !== true) continue;
      const { identity, verifiedBytes } = file;
      for (const { head, delta } of saved) {
        compacted.save({ ...head, path: file.path, identity, verifiedBytes }, delta);
      }
    }
    mover.finish();
    compacted.sync();
  } catch (error) {
    mover.undo();
    rmSync(path, { force: true });
    throw error;
  } finally {
    compacted.close();
  }
}

interface Target {
  readonly file: SegmentFile;
  readonly slabs: SlabWriter;
}

/** Moves the chunks of `moved` segments to new ones. */
function createChunkMover(segments: SegmentFiles, moved: ReadonlySet<number>) {
  const made: number[] = [];
  let target: Target | undefined;

  function finish(): void {
    target?.slabs.flush();
    target?.file.sync();
    target?.file.close();
    target = undefined;
  }

  function nextTarget(): Target {
    finish();
    const { segment, path } = segments.create();
    made.push(segment);
    const file = openSegmentFile(path ?? noRoom());
    const slabs = createSlabWriter({ segment, onSlab: refuseUnwritten, write: file.write });
    target = { file, slabs };
    return target;
  }

  function put(bytes: Uint8Array): { readonly segment: number; readonly position: number } {
    const { slabs } = target ?? nextTarget();
    const position = slabs.reserve(bytes.length);
    const { buffer } = slabs.views.bytes;
    new Uint8Array(buffer, position % SLAB_BYTES, bytes.length).set(bytes);
    if (position > MAX_SEGMENT_BYTES) finish();
    return { segment: slabs.segment, position };
  }

  return {
    /** Changes the delta's rows; false when bytes of a chunk are not what they were. */
    move({ chunks }: FileDelta): boolean {
      const rows = new ChunkRows(chunks);
      for (let row = 0; row < rows.capacity; row++) {
        const place = chunkPlace(rows, row);
        if (!moved.has(place.segment)) continue;
        const bytes = readIntact(segments, place);
        if (bytes === undefined) return false;
        const { segment, position } = put(bytes);
        moveChunk(rows, row, segment, position);
      }
      return true;
    },
    finish,
    undo(): void {
      target?.file.close();
      for (const segment of made) segments.remove(segment);
    },
  };
}

/** Chunks that cannot be written stay where they are. */
function refuseUnwritten({ isOnlyCopy }: Slab): void {
  if (isOnlyCopy) noRoom();
}

function noRoom(): never {
  throw new Error("the disk has no room for the chunks");
}

function readIntact(segments: SegmentFiles, place: ChunkPlace): Uint8Array | undefined {
  try {
    const bytes = new Uint8Array(place.byteLength);
    segments.read(place.segment, place.position, bytes, bytes.length);
    return crc32c(bytes) === place.checksum ? bytes : undefined;
  } catch (error) {
    if (error instanceof RunlensError) return undefined;
    throw error;
  }
}
