/**
 * Scalar points decoded from a stretch of one event file: parallel columns in
 * file order, reused from call to call. Transferable to another thread as it is.
 */
export interface ScanBatch {
  /** Points held now; 0 to `capacity`. */
  count: number;
  readonly capacity: number;
  /** Index into the scanner's `tags`. */
  readonly tagIds: Int32Array;
  /** Exact up to ±2^53. */
  readonly steps: Float64Array;
  readonly wallTimesSecs: Float64Array;
  readonly values: Float64Array;
  /** Restarts met, in file order. */
  readonly restarts: ScannedRestart[];
  /** Values that are no scalars: where they lie, for decoding on demand. */
  readonly references: ScannedReference[];
  readonly damage: DamagedRange[];
}

/** Points of a batch, those of one tag together and in file order. The next sorting overwrites them. */
export interface PointsByTag {
  /** By tag id: the place behind the tag's last point. Its first follows the last of the tag before. */
  readonly ends: Int32Array;
  readonly steps: Float64Array;
  readonly wallTimesSecs: Float64Array;
  readonly values: Float64Array;
}

/**
 * Sorts points [from, to) of a batch whose tag ids are below `tagCount`. Undefined where they
 * are to be taken as they stand: steps of a tag go back, or this cannot sort the batch.
 */
export type SortByTag = (
  batch: ScanBatch,
  from: number,
  to: number,
  tagCount: number,
) => PointsByTag | undefined;

/** What one value of a series is; the names of the numbers of `SummaryMetadata.data_class`. */
export type DataClass = "unknown" | "scalar" | "tensor" | "blobSequence";

/** A tag at its first sight in a file; later metadata is ignored, as TensorBoard does. */
export interface ScannedTag {
  readonly name: string;
  readonly pluginName: string;
  readonly pluginContent: Uint8Array;
  readonly dataClass: DataClass;
  readonly displayName: string;
  readonly description: string;
}

/** `session_log.status == START`: everything logged before at this step or later is withdrawn. */
export interface ScannedRestart {
  readonly step: number;
  /** Points of the batch that stand before it. */
  readonly pointIndex: number;
  /** References of the batch that stand before it. */
  readonly referenceIndex: number;
}

export interface ScannedReference {
  readonly tagId: number;
  readonly step: number;
  readonly wallTimeSecs: number;
  /** Of the record's payload, in the file. */
  readonly offset: number;
  readonly byteLength: number;
}

/** Bytes of a file that hold no readable record. */
export interface DamagedRange {
  /** In the file. */
  readonly offset: number;
  readonly byteLength: number;
  readonly reason: string;
}

export const DEFAULT_BATCH_POINTS = 65_536;

export function createBatch(capacity: number = DEFAULT_BATCH_POINTS): ScanBatch {
  return {
    count: 0,
    capacity,
    tagIds: new Int32Array(capacity),
    steps: new Float64Array(capacity),
    wallTimesSecs: new Float64Array(capacity),
    values: new Float64Array(capacity),
    restarts: [],
    references: [],
    damage: [],
  };
}

/** Forgets what the batch holds and keeps its memory. */
export function clearBatch(batch: ScanBatch): void {
  batch.count = 0;
  batch.restarts.length = 0;
  batch.references.length = 0;
  batch.damage.length = 0;
}

/** Why a scan stopped, and how to go on. */
export type ScanStop =
  /** All bytes are consumed. */
  | { readonly kind: "end" }
  /** The batch is full: take its points, clear it, scan on from `nextOffset`. */
  | { readonly kind: "batchFull" }
  /** A record is cut off: come back when the file holds `recordBytes` from `nextOffset`. */
  | { readonly kind: "incomplete"; readonly recordBytes: number }
  /**
   * A header cannot be trusted and no later one was found yet in these bytes. When
   * `nextOffset` has not moved, pass more bytes. `damagedFrom`: where the damage
   * starts that is in no batch yet; absent when the bytes are zeros, which may be
   * space that is not written yet.
   */
  | { readonly kind: "searching"; readonly damagedFrom?: number };

export interface ScanResult {
  /** Where to go on, as an offset in the file. Never inside a record that was handled. */
  readonly nextOffset: number;
  readonly stop: ScanStop;
}

/** What a scanner must know to go on with a file where another one stopped, besides its tags. */
export interface ScannerState {
  readonly fileVersion?: number;
  readonly firstTimeSecs?: number;
  readonly eventCount: number;
  /** Damage whose end was not found yet. */
  readonly openDamage?: { readonly offset: number; readonly reason: string };
}

/**
 * Decodes event files into columns. One scanner per file: it keeps the file's
 * tags between calls. The seam at which another decoder (WebAssembly, a worker)
 * takes the place of ours.
 */
export interface Scanner {
  readonly tags: readonly ScannedTag[];
  /** Float after `brain.Event:` in the last file_version event; absent before one. */
  readonly fileVersion: number | undefined;
  /** Wall time of the first event; absent before one. */
  readonly firstTimeSecs: number | undefined;
  /** Events decoded so far, of every kind. */
  readonly eventCount: number;
  /** To go on from the last `nextOffset` in another scanner. Not between a `batchFull` and the next scan. */
  state(): ScannerState;
  /**
   * Scans `bytes`, which begin at `fileOffset` of the file, into `batch`.
   * Feeding a file in any pieces gives the same points: bytes from `nextOffset` on
   * must be passed again with more behind them. Never throws on file content.
   *
   * @param fileByteLength the file's length, 0 when not known. With it some bytes behind a
   * damaged record are asked for, so that its end is the same in any pieces; and a scanner
   * that does not verify payloads may find the first bytes of one above 64 KiB enough:
   * `nextOffset` then lies beyond `bytes`.
   */
  scan(
    bytes: Uint8Array,
    fileOffset: number,
    batch: ScanBatch,
    fileByteLength?: number,
  ): ScanResult;
  /**
   * Something other than zeros follows where the last scan stopped as `searching` without
   * damage: the next scan, of the same bytes, takes the zeros for damage.
   */
  takeZerosAsDamage(): void;
}
