import type { DamagedRange, ScannedTag, ScannerState } from "@runlens/format";

/**
 * What a stretch of an event file held, sealed: the unit that goes from a thread that
 * scans to the store, and from both to the index. The deltas of a file in the order of
 * their offsets are all that is known of it.
 */
export interface FileDelta {
  /** Everything of the file before it was handled; scanning goes on here. */
  readonly nextOffset: number;
  /** What the scanner has to know to go on. */
  readonly scanner: ScannerState;
  /** Tags that were not seen in the file before; their ids follow on those that were. */
  readonly tags: readonly ScannedTag[];
  /** Rows as chunk-row.ts describes; those of one tag in logged order. */
  readonly chunks: Uint8Array<ArrayBuffer>;
  readonly references: ReferenceDelta;
  /** Steps of the restarts in it, in logged order. */
  readonly restartSteps: readonly number[];
  readonly damage: readonly DamagedRange[];
  /** Largest finite wall time in it; absent without any. */
  readonly lastTimeSecs?: number;
  /** Bytes of its chunks are in memory only, such as where a disk is full: no session can recall it. */
  readonly isUnwritten?: boolean;
}

/** Values that are no scalars, as parallel columns in logged order. */
export interface ReferenceDelta {
  readonly tagIds: Int32Array<ArrayBuffer>;
  /** Restarts of the file that stand before each. */
  readonly restartCounts: Int32Array<ArrayBuffer>;
  readonly steps: Float64Array<ArrayBuffer>;
  readonly wallTimesSecs: Float64Array<ArrayBuffer>;
  /** Of the record's payload, in the file. */
  readonly offsets: Float64Array<ArrayBuffer>;
  readonly byteLengths: Float64Array<ArrayBuffer>;
}
