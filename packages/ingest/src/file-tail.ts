import type { DamagedRange, ScanBatch, Scanner, ScanSpace } from "@runlens/format";
import type { FileIdentity, LogIndex } from "@runlens/index";
import type { FileDelta, FileSink, Store } from "@runlens/store";
import { closeSync, fstatSync, openSync, type Stats } from "node:fs";
import { FILE_START, placeBehind, type FilePlace } from "./file-place.ts";
import { FileReport } from "./file-report.ts";
import { FileScan, type ScanOutcome } from "./file-scan.ts";
import { isMissing, OPEN_FLAGS } from "./open-file.ts";
import { isSameFile } from "./recall.ts";
import type { Loaded } from "./scan-stretch.ts";
import { stretchReader } from "./stretch-reader.ts";
import { tailChecksum } from "./tail-checksum.ts";
import { TallyShare, type Tally } from "./tally.ts";
import { Unverified } from "./unverified.ts";
import type { VerifyMode } from "./verify-mode.ts";
import { identityOf, type FoundFile } from "./walk.ts";

/** Growth that was read here is saved when there is so much of it: reading less again is quick. */
const SAVED_AT_BYTES = 4 * 1024 ** 2;

/** What all tails share: where values go, and memory that is used over and over. */
export interface TailContext {
  readonly store: Store;
  /** For scans on this thread. */
  readonly spaceHere: () => ScanSpace;
  readonly verify: VerifyMode;
  readonly tally: Tally;
  readonly index?: LogIndex;
}

export type TailRead =
  /** There is more to read at once. */
  | "more"
  /** Everything readable was read; come back when the file has changed. */
  | "idle"
  /** Nothing was read: so much is for other threads. */
  | "large"
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
  isClosed = false;
  /** Another thread reads it: it is not read here. */
  isHandedOver = false;
  /** By the clock `performance.now()`. */
  lastReadMs = -Infinity;
  /** What was shown without checking payloads. */
  unverified: Unverified | undefined;
  private readonly name: string;
  private readonly context: TailContext;
  private readonly report: FileReport;
  private readonly share: TallyShare;
  private sink: FileSink;
  /** Behind what is sealed; the scan, when there is one, has gone on from there. */
  private sealed = FILE_START;
  private scan: FileScan | undefined;
  private eventCount = 0;
  /** How the file was when it was last read. */
  private asRead = { byteLength: 0, modifiedMs: NaN };
  /** Of what stands before `offset`. */
  private checksum = 0;
  private recalledBytes = 0;
  private damagedFrom: number | undefined;
  /** It turned out to be damaged after it was shown. */
  private isSuspect = false;

  constructor(run: string, file: FoundFile, context: TailContext) {
    this.run = run;
    this.path = file.path;
    this.name = file.name;
    this.identity = file.identity;
    this.context = context;
    this.report = new FileReport(context.store, run, file.path);
    this.share = new TallyShare(context.tally);
    this.sink = this.addToStore();
    this.look(file);
    this.recall();
  }

  get isVanished(): boolean {
    return this.report.isVanished;
  }

  /** Everything before this offset was handled. */
  get offset(): number {
    return this.scan?.offset ?? this.sealed.nextOffset;
  }

  get hasUnread(): boolean {
    return this.byteLength > this.offset;
  }

  get verifiesPayloads(): boolean {
    return this.context.verify === "now" || this.isSuspect;
  }

  /** Notes how the file was found. Returns whether it should be read. */
  look(file: Pick<FoundFile, "byteLength" | "modifiedMs" | "identity">): boolean {
    this.byteLength = file.byteLength;
    this.modifiedMs = file.modifiedMs;
    this.report.found();
    this.count();
    const { byteLength, modifiedMs } = this.asRead;
    const hasChanged = file.byteLength !== byteLength || file.modifiedMs !== modifiedMs;
    return hasChanged || file.identity !== this.identity || this.report.isUnreadable;
  }

  /**
   * Reads on until the clock, `performance.now()`, shows `deadlineMs`; at least one
   * window, or nothing when there are more than `maxBytes` to read.
   */
  read(deadlineMs: number, maxBytes = Infinity): TailRead {
    if (this.isClosed || this.isHandedOver) return "idle";
    this.lastReadMs = performance.now();
    let descriptor: number;
    try {
      descriptor = openSync(this.path, OPEN_FLAGS);
    } catch (error) {
      if (isMissing(error)) return "missing";
      this.report.unreadable(error);
      return "idle";
    }
    try {
      return this.readOpen(descriptor, deadlineMs, maxBytes);
    } catch (error) {
      this.report.unreadable(error);
      return "idle";
    } finally {
      closeSync(descriptor);
      this.count();
    }
  }

  /** Leaves reading to another thread, until `takeBack`. Returns where it is to go on. */
  handOver(): FilePlace {
    if (!this.isClosed) this.seal();
    this.scan = undefined;
    this.isHandedOver = true;
    return this.sealed;
  }

  /** Adds what another thread read, which goes on where all that was added ends. */
  add(loaded: Loaded): void {
    if (this.isClosed) return;
    const { delta, byteLength, modifiedMs } = loaded;
    this.asRead = { byteLength, modifiedMs };
    this.checksum = loaded.tailChecksum;
    this.damagedFrom = loaded.damagedFrom;
    const from = this.sealed.nextOffset;
    if (!this.verifiesPayloads && this.context.verify === "later") {
      this.unverified ??= new Unverified(from);
    }
    this.addDelta(delta);
    this.context.index?.save(this.identityNow(), delta, from);
    this.count();
  }

  takeBack(): void {
    this.isHandedOver = false;
    if (!this.isClosed) this.report.damagedEnd(this.damagedFrom, this.byteLength);
  }

  /** Stops following. Points stay until their run goes. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.share.clear();
    this.report.clear();
  }

  /** Stops following and takes back every point. */
  drop(): void {
    this.close();
    this.sink.remove();
  }

  /** Keeps the points of a file that is gone and says so. */
  noteVanished(): void {
    this.report.vanished();
  }

  /** Saves what was read here, when there are so many bytes of it. */
  save(minBytes = 1): void {
    const { index } = this.context;
    if (index?.isKept !== true || this.isClosed || this.unsealedBytes < minBytes) return;
    const from = this.sealed.nextOffset;
    const delta = this.seal();
    if (delta !== undefined) index.save(this.identityNow(), delta, from);
  }

  noteChecked(toOffset: number): void {
    if (this.unverified !== undefined) this.unverified.checkedTo = toOffset;
    this.count();
  }

  /** Everything that was shown was checked, and is as it was shown. */
  noteVerified(): void {
    this.unverified = undefined;
    this.context.index?.noteVerified(this.path, this.offset);
    this.count();
  }

  /** Takes back what was shown: it is to be read again, and checked. */
  noteSuspect(): void {
    this.isSuspect = true;
    this.startOver();
    this.count();
  }

  private readOpen(descriptor: number, deadlineMs: number, maxBytes: number): TailRead {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return "idle";
    this.noteOpened(descriptor, stats);
    if (stats.size === this.offset) {
      this.report.damagedEnd(this.damagedFrom, stats.size);
      return "idle";
    }
    if (stats.size - this.offset > maxBytes) return "large";
    const scan = (this.scan ??= this.startScan());
    try {
      let outcome: ScanOutcome;
      do outcome = scan.readWindow(descriptor, { byteLength: stats.size });
      while (outcome === "more" && performance.now() < deadlineMs);
      this.damagedFrom = scan.damagedFrom;
      if (outcome !== "more") this.report.damagedEnd(this.damagedFrom, stats.size);
      return outcome === "more" ? "more" : "idle";
    } finally {
      scan.flush();
      this.checksum = tailChecksum(descriptor, this.offset);
      this.save(SAVED_AT_BYTES);
    }
  }

  private startScan(): FileScan {
    const { spaceHere, verify } = this.context;
    this.eventCount = this.sealed.scanner.eventCount;
    return new FileScan({
      space: spaceHere(),
      verifyPayloads: verify !== "off",
      place: this.sealed,
      onBatch: (scanner, batch) => this.append(scanner, batch),
    });
  }

  private append(scanner: Scanner, batch: ScanBatch): void {
    if (scanner.eventCount === this.eventCount && isEmpty(batch)) return;
    this.eventCount = scanner.eventCount;
    this.sink.append(scanner, batch);
    this.noteDamage(batch.damage);
  }

  /** A file that is another one now, or that was written anew, is read from its start. */
  private noteOpened(descriptor: number, stats: Stats): void {
    const { byteLength, modifiedMs } = this.asRead;
    const hasChanged = stats.size !== byteLength || stats.mtimeMs !== modifiedMs;
    const isReplaced =
      identityOf(stats) !== this.identity ||
      stats.size < this.offset ||
      (hasChanged && tailChecksum(descriptor, this.offset) !== this.checksum);
    this.identity = identityOf(stats);
    this.byteLength = stats.size;
    this.modifiedMs = stats.mtimeMs;
    if (isReplaced) this.startOver();
    this.asRead = { byteLength: stats.size, modifiedMs: stats.mtimeMs };
    this.report.readable();
  }

  /** Shows what the index knows of the file, if it is still the same one. */
  private recall(): void {
    const { index, verify } = this.context;
    const known = index?.recall(this.path);
    if (index === undefined || known === undefined) return;
    const isChecked = verify !== "now" || known.verifiedBytes >= known.nextOffset;
    if (!isChecked || !isSameFile(this, known)) return index.forget(this.path);
    if (verify === "later" && known.verifiedBytes < known.nextOffset) {
      this.unverified = new Unverified(known.verifiedBytes);
    }
    for (const delta of known.deltas) this.addDelta(delta);
    this.asRead = { byteLength: known.byteLength, modifiedMs: known.modifiedMs };
    this.checksum = known.tailChecksum;
    this.recalledBytes = known.nextOffset;
    this.damagedFrom = this.sealed.scanner.openDamage?.offset;
    this.report.damagedEnd(this.damagedFrom, this.byteLength);
    this.count();
  }

  private addDelta(delta: FileDelta): void {
    this.sink.add(delta);
    this.sealed = placeBehind(this.sealed, delta);
    this.noteDamage(delta.damage);
  }

  private get unsealedBytes(): number {
    return this.offset - this.sealed.nextOffset;
  }

  private seal(): FileDelta | undefined {
    const { scan } = this;
    if (scan === undefined || this.unsealedBytes === 0) return undefined;
    const delta = this.sink.seal({ nextOffset: scan.offset, scanner: scan.scanner.state() });
    this.sealed = placeBehind(this.sealed, delta);
    return delta;
  }

  private identityNow(): FileIdentity {
    const { path, identity, checksum, offset } = this;
    const verifiedBytes = this.context.verify === "off" ? 0 : (this.unverified?.from ?? offset);
    return { path, identity, ...this.asRead, tailChecksum: checksum, verifiedBytes };
  }

  private noteDamage(damage: readonly DamagedRange[]): void {
    for (const range of damage) {
      this.unverified?.noteDamage(range);
      this.report.damagedRecord(range);
    }
  }

  private addToStore(): FileSink {
    const { run, name, path, identity } = this;
    return this.context.store.addFile(run, name, stretchReader(path, identity));
  }

  private startOver(): void {
    this.sink.remove();
    this.report.clear();
    this.context.index?.forget(this.path);
    this.sink = this.addToStore();
    this.sealed = FILE_START;
    this.scan = undefined;
    this.unverified = undefined;
    this.asRead = { byteLength: 0, modifiedMs: NaN };
    this.checksum = 0;
    this.recalledBytes = 0;
    this.damagedFrom = undefined;
  }

  private count(): void {
    if (this.isClosed) return;
    this.share.set({
      filesFound: 1,
      bytesFound: this.byteLength,
      bytesRead: this.offset,
      bytesRecalled: this.recalledBytes,
      bytesUnverified: this.unverified === undefined ? 0 : this.offset - this.unverified.checkedTo,
    });
  }
}

function isEmpty(batch: ScanBatch): boolean {
  const { count, references, restarts, damage } = batch;
  return count + references.length + restarts.length + damage.length === 0;
}
