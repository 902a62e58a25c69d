import type { Stats } from "node:fs";
import type { FilePlace } from "./file-place.ts";
import { FileReport, howShorter, WRITTEN_ANEW } from "./file-report.ts";
import { KeptContent, type ContentContext, type FileState } from "./kept-content.ts";
import { identityOf, lookAt, type FoundFile } from "./look-at.ts";
import { isMissing } from "./open-file.ts";
import type { OpenFiles } from "./open-files.ts";
import type { Loaded } from "./scan-stretch.ts";
import { isQuiet, TailEnd } from "./tail-end.ts";
import { TallyShare, type Tally } from "./tally.ts";
import type { Unverified } from "./unverified.ts";

/** Growth that was read here is saved when there is so much of it: reading less again is quick. */
const SAVED_AT_BYTES = 4 * 1024 ** 2;

/** A file that is read again before then stays open. */
const OFTEN_MS = 5 * 1000;

/** What all tails share: where values go, and memory that is used over and over. */
export interface TailContext extends ContentContext {
  readonly openFiles: OpenFiles;
  readonly tally: Tally;
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
  readonly name: string;
  private readonly context: TailContext;
  private readonly report: FileReport;
  private readonly share: TallyShare;
  private readonly kept: KeptContent;
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
    this.kept = new KeptContent(this, context, this.report, () => context.readLost(this));
    this.look(file);
    if (this.kept.recall()) {
      this.tellEnd();
      this.count();
    }
  }

  get isVanished(): boolean {
    return this.report.isVanished;
  }

  /** Everything before this offset was handled. */
  get offset(): number {
    return this.kept.content.offset;
  }

  /** It was not read on, since there was no room for its points. */
  private get lacksRoom(): boolean {
    return this.context.withoutRoom.has(this);
  }

  get hasUnread(): boolean {
    return this.byteLength > this.offset;
  }

  get unverified(): Unverified | undefined {
    return this.kept.content.unverified;
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
    return this.kept.isNews(file) || isAnother || this.report.isUnreadable || this.lacksRoom;
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
      const options = { staysOpen, isNews: (stats: Stats) => this.kept.isNews(stateOf(stats)) };
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
    if (!this.isClosed) this.kept.content.seal();
    return this.kept.content.rest();
  }

  /** Adds what another thread read, which goes on where all that was added ends. */
  add(loaded: Loaded): void {
    if (this.isClosed) return;
    this.kept.add(loaded, this.context.verify === "later" && !this.isSuspect);
    this.byteLength = loaded.byteLength;
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
    this.end.tell(this, this.kept.content.damagedFrom);
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
    this.kept.content.remove();
  }

  /** Keeps the points of a file that is gone and says so. */
  noteVanished(): void {
    this.letGo();
    this.report.vanished(lookAt(this.path));
  }

  /** Saves what was read here, when there are so many bytes of it. */
  save(minBytes: number): void {
    if (!this.isClosed) this.kept.save(minBytes);
  }

  /** Nothing is expected of it for a while. */
  rest(): void {
    if (this.isHandedOver || this.isClosed) return;
    this.save(1);
    this.kept.content.rest();
  }

  noteChecked(toOffset: number): void {
    if (this.unverified !== undefined) this.unverified.checkedTo = toOffset;
    this.count();
  }

  /** Everything that was shown was checked, and is as it was shown. */
  noteVerified(): void {
    this.kept.noteVerified();
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
    if (isQuiet(this)) this.kept.content.rest();
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
      const outcome = this.kept.content.readOn(descriptor, size, deadlineMs);
      if (outcome !== "changed") return outcome;
    } finally {
      this.save(SAVED_AT_BYTES);
    }
    this.startOver(WRITTEN_ANEW);
    return "more";
  }

  /** A file that is another one now, or that was written anew, is read from its start. */
  private noteOpened(descriptor: number, stats: Stats, maxBytes: number): void {
    const state = stateOf(stats);
    const hasChanged = this.kept.isNews(state);
    const unreadBytes = stats.size - this.offset;
    // Reading on looks at what was read, too.
    const isReadOn = unreadBytes > 0 && unreadBytes <= maxBytes;
    const isAnother = identityOf(stats) !== this.identity;
    const isReplaced =
      isAnother ||
      unreadBytes < 0 ||
      (hasChanged && !isReadOn && !this.kept.content.isAsRead(descriptor));
    const how = isAnother ? "was replaced by another file" : howShorter(this.offset, stats.size);
    this.identity = identityOf(stats);
    Object.assign(this, state);
    if (isReplaced) this.startOver(how);
    this.kept.noteRead(state);
    this.report.readable();
  }

  /** @param how the file changed; undefined: it did not. */
  private startOver(how?: string): void {
    this.kept.startOver(how);
    this.end.forget();
  }

  private count(): void {
    if (this.isClosed) return;
    const { offset, unverified } = this;
    this.share.set({
      filesFound: 1,
      bytesFound: this.byteLength,
      bytesRead: offset,
      bytesRecalled: this.kept.recalledBytes,
      bytesUnverified: unverified === undefined ? 0 : offset - unverified.checkedTo,
      eventCount: this.kept.content.eventsRead,
    });
  }
}

function stateOf({ size, mtimeMs }: Stats): FileState {
  return { byteLength: size, modifiedMs: mtimeMs };
}
