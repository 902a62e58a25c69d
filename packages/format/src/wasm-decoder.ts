import { instantiateWasm, type WasmGlobal } from "@runlens/base";
import { isPayloadIntact } from "./record.ts";
import type { ScalarDecoder } from "./scalar-decoder.ts";
import { takeScalarEvents, type Progress } from "./scalar-events.ts";
import { SCALAR_EVENTS_WASM } from "./scalar-events.wasm.ts";
import type { PointsByTag, ScanBatch, SortByTag } from "./scan-batch.ts";
import type { TagColumns, TagTable } from "./tag-table.ts";

/** A file with more tags, or with longer names in all, is left to TypeScript. */
const MAX_TAGS = 2 ** 15;
const MAX_NAME_BYTES = 2 ** 21;

/**
 * Events that TypeScript takes before a tag table of `byteLength` is copied: copying
 * pays only when as many are likely to follow.
 */
function usualTrialEvents(byteLength: number): number {
  return 32 + Math.floor(byteLength / 128);
}

/** As many are enough where the table before was worth it: files that follow each other are alike. */
const SHORT_TRIAL_EVENTS = 4;

export interface WasmSpace {
  readonly window: Uint8Array<ArrayBuffer>;
  readonly batch: ScanBatch;
  readonly decoder: ScalarDecoder;
  readonly sortByTag: SortByTag;
}

/**
 * A window and a batch in memory of WebAssembly, and the decoder that works there;
 * undefined where WebAssembly or its SIMD is missing. The memory never grows, so the
 * views stay valid. What is reserved and never touched costs addresses, no memory.
 */
export function createWasmSpace(
  windowBytes: number,
  batchPoints: number,
  trialEvents: (tableBytes: number) => number = usualTrialEvents,
): WasmSpace | undefined {
  const exports = instantiateWasm(SCALAR_EVENTS_WASM) as WasmExports | undefined;
  if (exports === undefined) return undefined;
  exports.init(windowBytes, batchPoints, MAX_TAGS, MAX_NAME_BYTES);
  const { buffer } = exports.memory;
  const int32 = (at: WasmGlobal, length: number) => new Int32Array(buffer, at.value, length);
  const float64 = (at: WasmGlobal) => new Float64Array(buffer, at.value, batchPoints);
  const batch: ScanBatch = {
    count: 0,
    capacity: batchPoints,
    tagIds: int32(exports.tagIds, batchPoints),
    steps: float64(exports.steps),
    wallTimesSecs: float64(exports.wallTimes),
    values: float64(exports.values),
    restarts: [],
    references: [],
    damage: [],
  };
  const tagColumns: TagColumns = {
    starts: int32(exports.nameStarts, MAX_TAGS),
    lengths: int32(exports.nameLengths, MAX_TAGS),
    successors: int32(exports.successors, MAX_TAGS),
    scalars: new Uint8Array(buffer, exports.scalars.value, MAX_TAGS),
    slots: int32(exports.slots, MAX_TAGS * 2),
    names: new Uint8Array(buffer, exports.names.value, MAX_NAME_BYTES),
  };
  const window = new Uint8Array(buffer, exports.window.value, windowBytes);
  const results = int32(exports.results, 2);
  const decoder = new WasmDecoder(exports, window, batch, tagColumns, results, trialEvents);
  const sorted: PointsByTag = {
    ends: int32(exports.ends, MAX_TAGS),
    steps: float64(exports.sortedSteps),
    wallTimesSecs: float64(exports.sortedWallTimes),
    values: float64(exports.sortedValues),
  };
  const sortByTag: SortByTag = (points, from, to, tagCount) => {
    const canSort = points === batch && tagCount <= MAX_TAGS;
    return canSort && exports.sortByTag(from, to, tagCount) !== 0 ? sorted : undefined;
  };
  return { window, batch, decoder, sortByTag };
}

class WasmDecoder implements ScalarDecoder {
  private readonly exports: WasmExports;
  private readonly window: Uint8Array;
  private readonly batch: ScanBatch;
  private readonly tagColumns: TagColumns;
  private readonly results: Int32Array;
  private readonly trialEvents: (tableBytes: number) => number;
  /** The table that was copied last, and its size then. */
  private table: TagTable | undefined;
  private tagCount = 0;
  /** Events that were taken with it. */
  private takenEvents = 0;

  constructor(
    exports: WasmExports,
    window: Uint8Array,
    batch: ScanBatch,
    tagColumns: TagColumns,
    results: Int32Array,
    trialEvents: (tableBytes: number) => number,
  ) {
    this.exports = exports;
    this.window = window;
    this.batch = batch;
    this.tagColumns = tagColumns;
    this.results = results;
    this.trialEvents = trialEvents;
  }

  takeScalarEvents(
    view: DataView,
    from: number,
    batch: ScanBatch,
    table: TagTable,
    verifyPayloads: boolean,
    progress: Progress,
  ): void {
    if (batch !== this.batch || !this.holds(view)) {
      return takeScalarEvents(view, from, batch, table, verifyPayloads, progress);
    }
    let triedEvents = 0;
    let at = from;
    if (this.table !== table || this.tagCount !== table.tags.length) {
      const trial = this.trialOf(table);
      takeScalarEvents(view, from, batch, table, verifyPayloads, progress, trial);
      if (progress.eventCount < trial || !this.copy(table)) return;
      triedEvents = progress.eventCount;
      at = progress.offset;
    }
    const { exports, results } = this;
    const start = view.byteOffset;
    const end = start + view.byteLength;
    progress.offset = exports.take(start + at, end, batch.count, verifyPayloads ? 1 : 0) - start;
    batch.count = results[0] ?? 0;
    const takenEvents = results[1] ?? 0;
    this.takenEvents += takenEvents;
    progress.eventCount = triedEvents + takenEvents;
  }

  isPayloadIntact(view: DataView, start: number, end: number): boolean {
    if (!this.holds(view)) return isPayloadIntact(view, start, end);
    return this.exports.isIntact(view.byteOffset + start, view.byteOffset + end) !== 0;
  }

  private holds(view: DataView): boolean {
    const { buffer, byteOffset, byteLength } = this.window;
    return (
      view.buffer === buffer &&
      view.byteOffset >= byteOffset &&
      view.byteOffset + view.byteLength <= byteOffset + byteLength
    );
  }

  private trialOf(table: TagTable): number {
    const usual = this.trialEvents(table.byteLength);
    return this.takenEvents < usual ? usual : Math.min(usual, SHORT_TRIAL_EVENTS);
  }

  private copy(table: TagTable): boolean {
    const copied = table.copyTo(this.tagColumns);
    if (copied === undefined) return false;
    this.table = table;
    this.tagCount = table.tags.length;
    this.takenEvents = 0;
    this.exports.useTags(this.tagCount, copied.slotCount, copied.lastId);
    return true;
  }
}

/** What wasm/assembly/index.ts exports. */
interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly window: WasmGlobal;
  readonly steps: WasmGlobal;
  readonly wallTimes: WasmGlobal;
  readonly values: WasmGlobal;
  readonly tagIds: WasmGlobal;
  readonly sortedSteps: WasmGlobal;
  readonly sortedWallTimes: WasmGlobal;
  readonly sortedValues: WasmGlobal;
  readonly ends: WasmGlobal;
  readonly nameStarts: WasmGlobal;
  readonly nameLengths: WasmGlobal;
  readonly successors: WasmGlobal;
  readonly slots: WasmGlobal;
  readonly scalars: WasmGlobal;
  readonly names: WasmGlobal;
  readonly results: WasmGlobal;
  init(windowBytes: number, batchPoints: number, maxTags: number, maxNameBytes: number): void;
  isIntact(start: number, end: number): number;
  useTags(count: number, slotCount: number, lastId: number): void;
  take(from: number, end: number, points: number, verify: number): number;
  sortByTag(from: number, to: number, tagCount: number): number;
}
