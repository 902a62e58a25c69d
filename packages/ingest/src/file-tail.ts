import { unreachable } from "@runlens/base";
import { clearBatch, createScanner, type ScanBatch, type Scanner } from "@runlens/format";
import type { FileSink, Store } from "@runlens/store";
import { closeSync, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { isMissing, OPEN_FLAGS } from "./open-file.ts";
import { stretchReader } from "./stretch-reader.ts";
import { identityOf, unreadable, type FoundFile } from "./walk.ts";

/** Read at once. Larger pieces are no faster, smaller ones cost more calls. */
export const WINDOW_BYTES = 256 * 1024;

/** Room for the largest record; beyond it a stretch of zeros is not looked through. */
const MAX_WINDOW_BYTES = 1024 ** 3 + 16;

/** What all tails share: where values go, and memory that is used over and over. */
export interface TailContext {
  readonly store: Store;
  readonly window: Uint8Array<ArrayBuffer>;
  readonly batch: ScanBatch;
  readonly verifyPayloads: boolean;
}

export type TailRead =
  /** There is more to read at once. */
  | "more"
  /** Everything readable was read; come back when the file has changed. */
  | "idle"
  /** There is no file at the path any more. */
  | "missing";

/** How far one event file was read. Holds no file descriptor. */
export class FileTail {
  readonly run: string;
  readonly path: string;
  /** The file's length when it was last looked at. */
  byteLength = 0;
  modifiedMs = 0;
  identity: string;
  /** Everything before this offset was handled. */
  offset = 0;
  isVanished = false;
  private readonly name: string;
  private readonly context: TailContext;
  private readLength = 0;
  private windowBytes = 0;
  /** Where damage starts that reaches to the end so far: as seen, and as told. */
  private damagedFrom: number | undefined;
  private toldDamagedFrom: number | undefined;
  private isUnreadable = false;
  private isClosed = false;
  private sink: FileSink;
  private scanner: Scanner | undefined;
  private eventCount = 0;

  constructor(run: string, file: FoundFile, context: TailContext) {
    this.run = run;
    this.path = file.path;
    this.name = file.name;
    this.identity = file.identity;
    this.context = context;
    this.sink = this.addToStore();
  }

  /** Notes how the file was found. Returns whether it should be read. */
  look(file: Pick<FoundFile, "byteLength" | "modifiedMs" | "identity">): boolean {
    this.byteLength = file.byteLength;
    this.modifiedMs = file.modifiedMs;
    if (this.isVanished) this.context.store.clearProblems(this.path, "file.vanished");
    this.isVanished = false;
    const hasChanged = file.byteLength !== this.readLength || file.identity !== this.identity;
    return hasChanged || this.isUnreadable;
  }

  /** Reads on until the clock, `performance.now()`, shows `deadlineMs`; at least one window. */
  read(deadlineMs: number): TailRead {
    if (this.isClosed) return "idle";
    let descriptor: number;
    try {
      descriptor = openSync(this.path, OPEN_FLAGS);
    } catch (error) {
      if (isMissing(error)) return "missing";
      this.noteUnreadable(error);
      return "idle";
    }
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return "idle";
      this.noteOpened(stats);
      return this.readOpen(descriptor, deadlineMs);
    } catch (error) {
      this.noteUnreadable(error);
      return "idle";
    } finally {
      closeSync(descriptor);
    }
  }

  /** Stops following. Points stay until their run goes. */
  close(): void {
    this.isClosed = true;
    this.context.store.clearProblems(this.path);
  }

  /** Stops following and takes back every point. */
  drop(): void {
    this.close();
    this.sink.remove();
  }

  /** Keeps the points of a file that is gone and says so. */
  noteVanished(): void {
    if (this.isVanished) return;
    this.isVanished = true;
    this.context.store.addProblem({
      code: "file.vanished",
      message: `${this.path} was deleted; what was read of it is still shown.`,
      run: this.run,
      path: this.path,
    });
  }

  private readOpen(descriptor: number, deadlineMs: number): TailRead {
    try {
      let outcome: TailRead;
      do outcome = this.readWindow(descriptor);
      while (outcome === "more" && performance.now() < deadlineMs);
      if (outcome === "idle") this.tellDamagedEnd();
      return outcome;
    } finally {
      this.passOn();
    }
  }

  private readWindow(descriptor: number): TailRead {
    const { window } = this.context;
    const target = this.windowBytes > window.length ? new Uint8Array(this.windowBytes) : window;
    const filled = readSync(descriptor, target, 0, target.length, this.offset);
    const startOffset = this.offset;
    const stop = this.scan(target.subarray(0, filled));
    const isWholeRest = filled < target.length;
    const hasAdvanced = this.offset > startOffset;
    this.windowBytes = 0;
    this.damagedFrom = stop.kind === "searching" ? stop.damagedFrom : undefined;
    switch (stop.kind) {
      case "end":
        return isWholeRest ? "idle" : "more";
      case "incomplete":
        if (this.offset + stop.recordBytes > this.byteLength) return "idle";
        this.windowBytes = stop.recordBytes;
        return "more";
      case "searching":
        if (isWholeRest || target.length >= MAX_WINDOW_BYTES) return "idle";
        if (!hasAdvanced) this.windowBytes = Math.min(target.length * 2, MAX_WINDOW_BYTES);
        return "more";
      default:
        return unreachable(stop);
    }
  }

  /** Scans all of `bytes`, which begin at `offset`, and moves on to where the scanner stopped. */
  private scan(bytes: Uint8Array) {
    const { batch, verifyPayloads } = this.context;
    const scanner = (this.scanner ??= createScanner({ verifyPayloads }));
    const startOffset = this.offset;
    for (;;) {
      const rest = bytes.subarray(this.offset - startOffset);
      const { nextOffset, stop } = scanner.scan(rest, this.offset, batch);
      this.offset = nextOffset;
      if (stop.kind !== "batchFull") return stop;
      this.passOn();
    }
  }

  private passOn(): void {
    const { batch, store } = this.context;
    const { scanner } = this;
    if (scanner === undefined) return;
    const { eventCount } = scanner;
    if (eventCount === this.eventCount && isEmpty(batch)) return;
    this.eventCount = eventCount;
    this.sink.append(scanner, batch);
    for (const { offset, byteLength, reason } of batch.damage) {
      store.addProblem({
        code: "file.damagedRecord",
        message: `${this.name} is damaged at byte ${offset}: ${reason}; ${byteLength} bytes were skipped.`,
        run: this.run,
        path: this.path,
        offset,
        lostBytes: byteLength,
      });
    }
    clearBatch(batch);
  }

  /** Damage that no sound record follows yet; the scanner notes it once one does. */
  private tellDamagedEnd(): void {
    const { path, run, damagedFrom, byteLength } = this;
    if (damagedFrom === this.toldDamagedFrom) return;
    this.toldDamagedFrom = damagedFrom;
    this.context.store.clearProblems(path, "file.damagedEnd");
    if (damagedFrom === undefined) return;
    this.context.store.addProblem({
      code: "file.damagedEnd",
      message: `${this.name} holds no readable record from byte ${damagedFrom} to its end.`,
      run,
      path,
      offset: damagedFrom,
      lostBytes: byteLength - damagedFrom,
    });
  }

  /** A file that is another one now, or that lost bytes, is read anew from its start. */
  private noteOpened(stats: Stats): void {
    const identity = identityOf(stats);
    const isReplaced = identity !== this.identity || stats.size < this.readLength;
    this.identity = identity;
    this.byteLength = stats.size;
    this.readLength = stats.size;
    this.modifiedMs = stats.mtimeMs;
    if (isReplaced) this.startOver();
    if (this.isUnreadable) this.context.store.clearProblems(this.path, "file.unreadable");
    this.isUnreadable = false;
  }

  private addToStore(): FileSink {
    const { run, name, path, identity } = this;
    return this.context.store.addFile(run, name, stretchReader(path, identity));
  }

  private startOver(): void {
    const { store } = this.context;
    this.sink.remove();
    store.clearProblems(this.path);
    this.toldDamagedFrom = undefined;
    this.sink = this.addToStore();
    this.scanner = undefined;
    this.eventCount = 0;
    this.offset = 0;
    this.windowBytes = 0;
  }

  private noteUnreadable(error: unknown): void {
    if (this.isUnreadable) return;
    this.isUnreadable = true;
    this.context.store.addProblem(unreadable(this.run, this.path, error));
  }
}

function isEmpty(batch: ScanBatch): boolean {
  const { count, references, restarts, damage } = batch;
  return count + references.length + restarts.length + damage.length === 0;
}
