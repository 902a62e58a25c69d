import type { ScanSpace } from "@runlens/format";
import type { FileIdentity, LogIndex } from "@runlens/index";
import type { Store } from "@runlens/store";
import type { Stats } from "node:fs";
import { FileContent } from "./file-content.ts";
import type { FilePlace } from "./file-place.ts";
import { FileReport, howShorter, WRITTEN_ANEW } from "./file-report.ts";
import { identityOf, lookAt, type FoundFile } from "./look-at.ts";
import { isMissing } from "./open-file.ts";
import type { OpenFiles } from "./open-files.ts";
import { recallFile } from "./recall.ts";
import type { Loaded } from "./scan-stretch.ts";
import { stretchReader } from "./stretch-reader.ts";
import { isQuiet, TailEnd } from "./tail-end.ts";
import { TallyShare, type Tally } from "./tally.ts";
import type { Unverified } from "./unverified.ts";
import type { VerifyMode } from "./verify-mode.ts";

/** Growth that was read here is saved when there is so much of it: reading less again is quick. */
const SAVED_AT_BYTES = 4 * 1024 ** 2;

/** A file that is read again before then stays open. */
const OFTEN_MS = 5 * 1000;

const NOT_READ = { byteLength: 0, modifiedMs: NaN };

/** What all tails share: where values go, and memory that is used over and over. */
export interface TailContext {
  readonly store: Store;
  /** For scans on this thread. */
  readonly spaceHere: () => ScanSpace;
  readonly openFiles: OpenFiles;
  readonly verify: VerifyMode;
  readonly tally: Tally;
  readonly index?: LogIndex;
  /** Reads a file again whose points are lost; resolves when it was read to its end. */
  readonly readLost: (tail: FileTail) => Promise<void>;
  /** Files with more to read than there is room for. */
  readonly withoutRoom: Set<FileTail>;
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

/** One event file that is followed, and how far it was read. */
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
  /** By the clock `performance.now()`: when it was last read, and when an event last told of it. */
  lastReadMs = -Infinity;
  lastEventMs = -Infinity;
  private readonly name: string;
  private readonly context: TailContext;
  private readonly report: FileReport;
  private readonly share: TallyShare;
  private content: FileContent;
  /** How the file was when it was last read. */
  private asRead = NOT_READ;
  private recalledBytes = 0;
  private readonly end: TailEnd;
  /** It turned out to be damaged after it was shown. */
  private isSuspect = false;

  constructor(run: string, file: FoundFile, context: TailContext) {
    this.run = run;
    this.path = file.path;
    this.name = file.name;
    this.identity = file.identity;
    this.context = context;
    this.report = new FileReport(context.store, run, file.path);
    this.end = new TailEnd(file.path, this.report);
    this.share = new TallyShare(context.tally);
    this.content = this.newContent();
    this.look(file);
    this.recall();
  }

  get isVanished(): boolean {
    return this.report.isVanished;
  }

  /** Everything before this offset was handled. */
  get offset(): number {
    return this.content.offset;
  }

  /** It was not read on, since there was no room for its points. */
  private get lacksRoom(): boolean {
    return this.context.withoutRoom.has(this);
  }

  get hasUnread(): boolean {
    return this.byteLength > this.offset;
  }

  get unverified(): Unverified | undefined {
    return this.content.unverified;
  }

  /** Whether other threads are to check what they read. */
  get verifiesPayloads(): boolean {
    return this.context.verify === "now" || this.isSuspect;
  }

  /** Notes how the file was found. Returns whether it should be read. */
  look(file: Pick<FoundFile, "byteLength" | "modifiedMs" | "identity">): boolean {
    this.byteLength = file.byteLength;
    this.modifiedMs = file.modifiedMs;
    this.report.found();
    this.count();
    const isAnother = file.identity !== this.identity;
    if (isAnother) this.letGo();
    const isNews = this.isNews({ size: file.byteLength, mtimeMs: file.modifiedMs });
    return isNews || isAnother || this.report.isUnreadable || this.lacksRoom;
  }

  /**
   * Reads on until the clock, `performance.now()`, shows `deadlineMs`; at least one
   * window, or nothing when there are more than `maxBytes` to read.
   */
  read(deadlineMs: number, maxBytes = Infinity): TailRead {
    if (this.isClosed || this.isHandedOver) return "idle";
    const nowMs = performance.now();
    const staysOpen = nowMs - this.lastReadMs < OFTEN_MS;
    this.lastReadMs = nowMs;
    try {
      const options = { staysOpen, isNews: (stats: Stats) => this.isNews(stats) };
      return this.context.openFiles.read(this.path, options, (opened, stats) =>
        this.readOpen(opened, stats, deadlineMs, maxBytes),
      );
    } catch (error) {
      if (isMissing(error)) return "missing";
      this.report.unreadable(error);
      return "idle";
    } finally {
      this.count();
    }
  }

  /** Its path may lead to another file now, or to none: it is to be opened anew. */
  letGo(): void {
    this.context.openFiles.close(this.path);
  }

  /** Leaves reading to another thread, until `takeBack`. Returns where it is to go on. */
  handOver(): FilePlace {
    this.isHandedOver = true;
    if (!this.isClosed) this.content.seal();
    return this.content.rest();
  }

  /** Adds what another thread read, which goes on where all that was added ends. */
  add({ delta, byteLength, modifiedMs, tailChecksum: checksum }: Loaded): void {
    if (this.isClosed) return;
    const from = this.offset;
    if (this.context.verify === "later" && !this.isSuspect) this.content.expectUnverified();
    this.content.add(delta, checksum);
    this.byteLength = byteLength;
    this.asRead = { byteLength, modifiedMs };
    this.context.index?.save(this.identityNow(), delta, from);
    this.count();
  }

  /** @param isFailed it was not read to its end. */
  takeBack(isFailed: boolean): void {
    this.isHandedOver = false;
    if (this.isClosed || isFailed) return;
    this.end.reach(this.byteLength);
    this.tellEnd();
  }

  /** Tells what stands at its end and is no record; of what may still become one, after a while. */
  tellEnd(): void {
    this.end.tell(this, this.content.damagedFrom);
  }

  /** Stops following. Points stay until their run goes. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.context.withoutRoom.delete(this);
    this.letGo();
    this.share.clear();
    this.report.clear();
  }

  /** Stops following and takes back every point. */
  drop(): void {
    this.close();
    this.content.remove();
  }

  /** Keeps the points of a file that is gone and says so. */
  noteVanished(): void {
    this.letGo();
    this.report.vanished(lookAt(this.path));
  }

  /** Saves what was read here, when there are so many bytes of it. */
  save(minBytes: number): void {
    const { index } = this.context;
    const { unsealedBytes, offset } = this.content;
    if (index?.isKept !== true || this.isClosed || unsealedBytes < minBytes) return;
    const delta = this.content.seal();
    if (delta !== undefined) index.save(this.identityNow(), delta, offset - unsealedBytes);
  }

  /** Nothing is expected of it for a while. */
  rest(): void {
    if (this.isHandedOver || this.isClosed) return;
    this.save(1);
    this.content.rest();
  }

  noteChecked(toOffset: number): void {
    if (this.unverified !== undefined) this.unverified.checkedTo = toOffset;
    this.count();
  }

  /** Everything that was shown was checked, and is as it was shown. */
  noteVerified(): void {
    this.content.unverified = undefined;
    this.context.index?.noteVerified(this.path, this.offset);
    this.count();
  }

  /** Takes back what was shown: it is to be read again, and checked. */
  noteSuspect(): void {
    this.isSuspect = true;
    this.startOver();
    this.count();
  }

  /** Takes back what was shown, since points of it cannot be had any more: it is to be read again. */
  noteLost(): void {
    this.startOver();
    const looked = lookAt(this.path);
    if (looked.kind !== "there") this.report.lost(looked);
    this.count();
  }

  /** Whether a file that is so is otherwise than when it was last read. */
  private isNews({ size, mtimeMs }: Pick<Stats, "size" | "mtimeMs">): boolean {
    const { byteLength, modifiedMs } = this.asRead;
    return size !== byteLength || mtimeMs !== modifiedMs;
  }

  private readOpen(
    descriptor: number,
    stats: Stats,
    deadlineMs: number,
    maxBytes: number,
  ): TailRead {
    if (!stats.isFile()) return "idle";
    this.noteOpened(descriptor, stats, maxBytes);
    const unreadBytes = stats.size - this.offset;
    this.noteRoom(unreadBytes === 0 || this.context.store.hasRoom());
    if (this.lacksRoom) return "idle";
    if (unreadBytes > maxBytes) return "large";
    const outcome = unreadBytes === 0 ? "idle" : this.readOn(descriptor, stats, deadlineMs);
    if (outcome === "more") return outcome;
    this.end.reach(stats.size);
    this.tellEnd();
    if (isQuiet(this)) this.content.rest();
    return outcome;
  }

  private noteRoom(hasRoom: boolean): void {
    if (hasRoom !== this.lacksRoom) return;
    const { withoutRoom } = this.context;
    if (hasRoom) withoutRoom.delete(this);
    else withoutRoom.add(this);
    this.report.room(hasRoom, this.offset, this.byteLength);
  }

  private readOn(descriptor: number, { size }: Stats, deadlineMs: number): "more" | "idle" {
    try {
      const outcome = this.content.readOn(descriptor, size, deadlineMs);
      if (outcome !== "changed") return outcome;
    } finally {
      this.save(SAVED_AT_BYTES);
    }
    this.startOver(WRITTEN_ANEW);
    return "more";
  }

  /** A file that is another one now, or that was written anew, is read from its start. */
  private noteOpened(descriptor: number, stats: Stats, maxBytes: number): void {
    const hasChanged = this.isNews(stats);
    const unreadBytes = stats.size - this.offset;
    // Reading on looks at what was read, too.
    const isReadOn = unreadBytes > 0 && unreadBytes <= maxBytes;
    const isAnother = identityOf(stats) !== this.identity;
    const isReplaced =
      isAnother ||
      unreadBytes < 0 ||
      (hasChanged && !isReadOn && !this.content.isAsRead(descriptor));
    const how = isAnother ? "was replaced by another file" : howShorter(this.offset, stats.size);
    this.identity = identityOf(stats);
    this.byteLength = stats.size;
    this.modifiedMs = stats.mtimeMs;
    if (isReplaced) this.startOver(how);
    this.asRead = { byteLength: stats.size, modifiedMs: stats.mtimeMs };
    this.report.readable();
  }

  /** Shows what the index knows of the file, if it is still the same one. */
  private recall(): void {
    const { index, verify } = this.context;
    const known = index && recallFile(index, this, verify);
    if (known === undefined) return;
    const { byteLength, modifiedMs, tailChecksum: checksum, verifiedBytes, nextOffset } = known;
    const isUnverified = verify !== "off" && verifiedBytes < nextOffset;
    if (isUnverified) this.content.expectUnverified(verifiedBytes);
    for (const delta of known.deltas) this.content.add(delta, checksum);
    this.asRead = { byteLength, modifiedMs };
    this.recalledBytes = nextOffset;
    this.tellEnd();
    this.count();
  }

  private identityNow(): FileIdentity {
    const { path, identity, asRead, offset } = this;
    const verifiedBytes = this.context.verify === "off" ? 0 : (this.unverified?.from ?? offset);
    const { tailChecksum } = this.content;
    return { path, identity, ...asRead, tailChecksum, verifiedBytes };
  }

  private newContent(): FileContent {
    const { run, name, path, identity } = this;
    const { store, spaceHere, verify, readLost } = this.context;
    return new FileContent({
      sink: store.addFile(run, name, stretchReader(path, identity), () => readLost(this)),
      spaceHere,
      verifyPayloads: verify !== "off",
      onDamage: (range) => this.report.damagedRecord(range),
    });
  }

  /** @param how the file changed; undefined: it did not. */
  private startOver(how?: string): void {
    const pointCount = this.content.remove();
    this.report.clear();
    if (how !== undefined && pointCount > 0) this.report.rewritten(how, pointCount);
    this.context.index?.forget(this.path);
    this.content = this.newContent();
    this.asRead = NOT_READ;
    this.end.forget();
    this.recalledBytes = 0;
  }

  private count(): void {
    if (this.isClosed) return;
    const { offset, unverified } = this;
    this.share.set({
      filesFound: 1,
      bytesFound: this.byteLength,
      bytesRead: offset,
      bytesRecalled: this.recalledBytes,
      bytesUnverified: unverified === undefined ? 0 : offset - unverified.checkedTo,
      eventCount: this.content.eventsRead,
    });
  }
}
