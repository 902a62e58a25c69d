import type { FileDelta } from "@runlens/store";

/** How many bytes before a delta's `nextOffset` its `tailChecksum` covers, or all there are. */
export const TAIL_BYTES = 64;

/** Which file a delta is of, and how the file was when it was read that far. */
export interface FileIdentity {
  readonly path: string;
  /** The same for as long as it is the same file, under whatever name. */
  readonly identity: string;
  readonly byteLength: number;
  readonly modifiedMs: number;
  /** CRC-32C of the last `TAIL_BYTES` before the delta's `nextOffset`. */
  readonly tailChecksum: number;
  /** Every checksum before this offset was checked; 0 to `nextOffset`. */
  readonly verifiedBytes: number;
}

/** All that is known of a file. */
export interface IndexedFile extends FileIdentity {
  /** Of the last delta: where reading goes on. */
  readonly nextOffset: number;
  /** In the order of their offsets. They share the objects of tags that are the same. */
  readonly deltas: readonly FileDelta[];
}

/** A place for the bytes of chunks that one thread seals. */
export interface Segment {
  readonly segment: number;
  /** An empty file; see `openSegmentFile`. Absent where none can be made, such as on a full disk. */
  readonly path?: string;
}

/** What was read of the event files of one or more log directories, kept for the next session. */
export interface LogIndex {
  /** False where another process writes the index, or where there is none: nothing is kept then. */
  readonly isKept: boolean;
  /** Where points lie, for people. */
  readonly directory: string;
  newSegment(): Segment;
  /**
   * What is known of the file that was at `path`; undefined when nothing is. The caller
   * checks that it is still the same file. The deltas are the caller's to change.
   */
  recall(path: string): IndexedFile | undefined;
  /**
   * Appends what was read of a file since its last delta. Where the bytes of its chunks could
   * not be written, neither is the delta. A delta that begins at 0 takes the place of all that is known; one
   * that begins elsewhere than the last one of the same identity ended is not kept, since
   * something is missing before it or is known already.
   *
   * @param fromOffset where the delta begins. Default: where the last one ended, and 0
   *   when that was of another identity or behind the end of this one.
   *
   * Never throws: where the disk refuses, the index is given up, `onProblem` is told
   * once, and what was saved before stays.
   */
  save(file: FileIdentity, delta: FileDelta, fromOffset?: number): void;
  /** Every checksum of the file before this offset was checked since it was saved. */
  noteVerified(path: string, verifiedBytes: number): void;
  /** Also when bytes of one of its chunks turn out to be damaged. */
  forget(path: string): void;
  /**
   * Fills `target` with bytes of sealed chunks, to be checked against the checksums in their
   * rows, as far as they are written; returns how far.
   * @throws RunlensError `index.unreadable` when that is less than `minBytes`.
   */
  readSegment(segment: number, position: number, target: Uint8Array, minBytes: number): number;
  /**
   * Puts bytes into a segment that was made here.
   * @throws what the file system says.
   */
  writeSegment(segment: number, position: number, bytes: Uint8Array): void;
  close(): void;
}
