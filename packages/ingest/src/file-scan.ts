import { unreachable } from "@runlens/base";
import {
  clearBatch,
  crc32c,
  HEADER_BYTES,
  type ScanBatch,
  type Scanner,
  type ScanSpace,
} from "@runlens/format";
import { TAIL_BYTES } from "@runlens/index";
import { readSync } from "node:fs";
import type { FilePlace } from "./file-place.ts";

/** Bytes in which a header that was looked for across the end of a stretch is found. */
const SEARCH_BYTES = 4096;

/** How a scan goes on, or why it does not. */
export type ScanOutcome =
  /** There is more to read at once. */
  | "more"
  /** Everything readable was read; come back when the file has changed. */
  | "idle"
  /** The next record starts at or behind the end of the stretch. */
  | "reached"
  /** Nothing was read: what stands before the place is not what was read there. */
  | "changed";

/** Where to stop. */
export interface ScanLimits {
  /** Of the file, as far as it is to be read now. */
  readonly byteLength: number;
  /** Records that start before this offset are read. Default: all. */
  readonly until?: number;
}

export interface FileScanOptions {
  readonly space: ScanSpace;
  readonly verifyPayloads: boolean;
  readonly place: FilePlace;
  /** Of what stands before the place. Default: not known, and not looked at. */
  readonly tailChecksum?: number;
  /** Gets what was found; the batch is cleared afterwards. */
  readonly onBatch: (scanner: Scanner, batch: ScanBatch) => void;
}

/**
 * Reads one file window by window through a scanner, on any thread. Takes more memory
 * than the shared window only for a record that is larger, and only if the file holds it.
 */
export class FileScan {
  /** Everything before this offset was handled. */
  offset: number;
  readonly scanner: Scanner;
  /** Where damage starts that reaches to the end so far; absent for zeros. */
  damagedFrom: number | undefined;
  /** Of the last `TAIL_BYTES` before `offset`; undefined where they were passed over. */
  tailChecksum: number | undefined;
  private readonly space: ScanSpace;
  private readonly onBatch: FileScanOptions["onBatch"];
  /** What the next window must hold at least. */
  private wantedBytes = 0;
  /** The last zeros that filled a window, and whether their end is being looked for. */
  private zeros: ZeroRun | undefined;
  private isAmongZeros = false;
  /** Zeros that are damage: the search for a header goes on at their end. */
  private damagedZeros: ZeroRun | undefined;

  constructor({ space, verifyPayloads, place, tailChecksum, onBatch }: FileScanOptions) {
    const { nextOffset, tags, scanner: state } = place;
    this.tailChecksum = tailChecksum;
    this.space = space;
    this.onBatch = onBatch;
    this.offset = nextOffset;
    this.damagedFrom = state.openDamage?.offset;
    this.scanner = space.createScanner({ verifyPayloads, resume: { tags, state } });
  }

  /** Reads and scans one window. Values stay in the batch until it is full or `flush`. */
  readWindow(descriptor: number, { byteLength, until = Infinity }: ScanLimits): ScanOutcome {
    const outcome = this.isAmongZeros
      ? this.readZeros(descriptor)
      : this.readRecords(descriptor, byteLength, until);
    if (outcome === "idle") this.damagedZeros = undefined;
    return outcome;
  }

  /** Hands on what the batch holds. To be called before another scan uses it. */
  flush(): void {
    const { batch } = this.space;
    this.onBatch(this.scanner, batch);
    clearBatch(batch);
  }

  private readRecords(descriptor: number, byteLength: number, until: number): ScanOutcome {
    this.leapOverZeros();
    if (this.offset >= until) return "reached";
    // What was read last is read again with what follows, which takes no longer.
    const tailBytes = Math.min(TAIL_BYTES, this.offset);
    const window = this.windowFor(tailBytes, until - this.offset);
    const read = readSync(descriptor, window, 0, window.length, this.offset - tailBytes);
    if (!this.isAsRead(window.subarray(0, Math.min(tailBytes, read)))) return "changed";
    const target = window.subarray(tailBytes);
    const filled = Math.max(0, read - tailBytes);
    const startOffset = this.offset;
    const stop = this.scan(target.subarray(0, filled), byteLength);
    const hasAdvanced = this.offset > startOffset;
    const isWholeRest = filled < target.length && this.offset <= startOffset + filled;
    this.noteTail(window.subarray(0, read), startOffset - tailBytes);
    this.wantedBytes = 0;
    this.damagedFrom = stop.kind === "searching" ? stop.damagedFrom : undefined;
    switch (stop.kind) {
      case "end":
        return this.offset >= until ? "reached" : isWholeRest ? "idle" : "more";
      case "incomplete":
        if (this.offset + stop.recordBytes > byteLength || isWholeRest) return "idle";
        this.wantedBytes = stop.recordBytes;
        return "more";
      case "searching":
        if (isWholeRest) return "idle";
        if (stop.damagedFrom !== undefined) {
          if (this.offset >= until) return "reached";
          if (!hasAdvanced) this.wantedBytes = SEARCH_BYTES;
          return "more";
        }
        this.wantedBytes = target.length;
        if (hasAdvanced) this.wantedBytes = this.space.window.length - TAIL_BYTES;
        else this.startZeros(startOffset + filled);
        return "more";
      default:
        return unreachable(stop);
    }
  }

  /** Room for the tail of what was read and for what comes. */
  private windowFor(tailBytes: number, bytesLeft: number): Uint8Array<ArrayBuffer> {
    const { window } = this.space;
    const usualBytes = Math.max(window.length - tailBytes, TAIL_BYTES);
    const wanted = tailBytes + Math.max(this.wantedBytes, Math.min(usualBytes, bytesLeft));
    return wanted > window.length ? new Uint8Array(wanted) : window.subarray(0, wanted);
  }

  private isAsRead(tail: Uint8Array): boolean {
    return this.tailChecksum === undefined || crc32c(tail) === this.tailChecksum;
  }

  /** @param from offset of the bytes. */
  private noteTail(bytes: Uint8Array, from: number): void {
    const end = this.offset - from;
    const start = Math.max(0, end - TAIL_BYTES);
    this.tailChecksum = end <= bytes.length ? crc32c(bytes, start, end) : undefined;
  }

  /** Scans all of `bytes`, which begin at `offset`, and moves on to where the scanner stopped. */
  private scan(bytes: Uint8Array, byteLength: number) {
    const startOffset = this.offset;
    for (;;) {
      const rest = bytes.subarray(this.offset - startOffset);
      const { batch } = this.space;
      const { nextOffset, stop } = this.scanner.scan(rest, this.offset, batch, byteLength);
      this.offset = nextOffset;
      if (stop.kind !== "batchFull") return stop;
      this.flush();
    }
  }

  /** What is known to be zeros is not read again: a writer fills allotted space in order. */
  private startZeros(from: number): void {
    const known = this.zeros;
    const to = known !== undefined && known.from <= from ? Math.max(known.to, from) : from;
    this.zeros = { from, to };
    this.isAmongZeros = true;
  }

  /** Looks one window further for the end of zeros. */
  private readZeros(descriptor: number): ScanOutcome {
    const { window } = this.space;
    const { from, to } = this.zeros ?? { from: 0, to: 0 };
    const filled = readSync(descriptor, window, 0, window.length, to);
    const zeroCount = firstOtherThanZero(window.subarray(0, filled));
    this.zeros = { from, to: to + zeroCount };
    if (zeroCount === window.length) return "more";
    this.isAmongZeros = false;
    if (zeroCount === filled) return "idle";
    this.scanner.takeZerosAsDamage();
    this.damagedZeros = this.zeros;
    return "more";
  }

  private leapOverZeros(): void {
    const { damagedZeros: zeros } = this;
    if (zeros === undefined || this.damagedFrom === undefined || this.offset < zeros.from) return;
    this.offset = Math.max(this.offset, zeros.to - HEADER_BYTES + 1);
    this.tailChecksum = undefined;
    this.damagedZeros = undefined;
  }
}

/** Offsets of the first of some zeros in a file, and of what stands behind the last that were seen. */
interface ZeroRun {
  readonly from: number;
  readonly to: number;
}

let zeroBytes = Buffer.alloc(0);

function firstOtherThanZero(bytes: Uint8Array<ArrayBuffer>): number {
  if (zeroBytes.length < bytes.length) zeroBytes = Buffer.alloc(bytes.length);
  if (zeroBytes.subarray(0, bytes.length).equals(bytes)) return bytes.length;
  return bytes.findIndex((byte) => byte !== 0);
}
