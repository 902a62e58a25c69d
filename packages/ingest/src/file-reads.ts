import { countText } from "@runlens/base";
import type { ScanSpace } from "@runlens/format";
import type { LogIndex } from "@runlens/index";
import type { Store } from "@runlens/store";
import { setImmediate as afterOthers, setTimeout as sleep } from "node:timers/promises";
import { BULK_BYTES, createBulkLoad } from "./bulk-load.ts";
import type { FileTail } from "./file-tail.ts";
import { hasChanged } from "./followed-files.ts";
import { createLiveReads } from "./live-reads.ts";
import { createScanWorkers } from "./scan-workers.ts";
import { createVerification } from "./verification.ts";

/** Others have their turn after so long while a file is read again that somebody waits for. */
const LOST_TURN_MS = 10;

/** Between looks whether threads are done with it. */
const HANDED_OVER_MS = 10;

export interface FileReadsOptions {
  readonly store: Store;
  readonly index?: LogIndex;
  readonly spaceHere: () => ScanSpace;
  readonly workerCount: number;
  /** So much to read is worth one thread more. Default: all start at once. */
  readonly bytesPerWorker?: number;
  /** Files are read on when they grow meanwhile. */
  readonly isLive: boolean;
  /** A file that was given to `add` was read to its end, as it was then, or cannot be. */
  readonly onRead: (tail: FileTail) => void;
  readonly onMissing: () => void;
  /** There may be more to do on this thread. */
  readonly onWork: () => void;
}

/** Which file is read next, and by which thread. */
export interface FileReads {
  /** There is something to do on this thread. */
  readonly isBusyHere: boolean;
  /** There is something to do on any. */
  readonly isBusy: boolean;
  /** When `readDue` is to be called, by `performance.now()`. */
  readonly dueMs: number;
  /** A file that a walk found, to be read in the order of finding. */
  add(tail: FileTail): void;
  /** A file that was seen to have changed, to be read soon. */
  addChanged(tail: FileTail): void;
  /** A file that an event told of, to be read at once unless it just was. */
  notice(tail: FileTail): void;
  readDue(nowMs: number): void;
  /**
   * Takes back what is shown of a file, since points of it are lost, and reads it again here;
   * resolves when it was read to its end.
   */
  readLost(tail: FileTail): Promise<void>;
  /** Checks in idle time what is shown of a file without having been checked. */
  verify(tail: FileTail): void;
  /** Reads on for one step; false when there is nothing to do here. */
  readOn(deadlineMs: number): boolean;
  /** Checks on for one step. To be called when nothing loads. */
  verifyOn(): boolean;
  close(): Promise<void>;
}

export function createFileReads(options: FileReadsOptions): FileReads {
  const { store, index, spaceHere, workerCount, bytesPerWorker = 1, isLive, onMissing } = options;
  /** Files that changed and have more to read than a turn is long. */
  const changed = new Set<FileTail>();
  /** Files that other threads gave up, to be read here, and how far. */
  const givenUp = new Map<FileTail, number>();
  const liveReads = createLiveReads(readNow);
  const verification = createVerification(readAnew);
  const bulk = createBulkLoad(workerCount, takeBack);
  let segmentCount = 0;
  const workers = createScanWorkers({
    count: workerCount,
    newSegment: () => index?.newSegment() ?? { segment: ++segmentCount },
    onSlab: (slab) => store.addSlab(slab),
    nextOrders() {
      // The main thread tells of each file that it is not read.
      if (bulk.isBusy && !store.hasRoom()) bulk.giveUp();
      const orders = bulk.nextOrders();
      return orders.length > 0 || bulk.isBusy ? orders : verification.nextOrders();
    },
    onAnswered: options.onWork,
  });
  let readsWaiting = false;
  /** Files that are being read again, one after the other. */
  const lost = new Map<FileTail, Promise<void>>();
  let lostCount = 0;
  let lastLost: Promise<void> = Promise.resolve();
  const closing = new AbortController();

  function readNow(tail: FileTail): void {
    if (changed.has(tail) || bulk.waiting.has(tail) || tail.isHandedOver) return;
    readChanged(tail, performance.now());
    if (changed.size > 0 || bulk.isBusy) options.onWork();
  }

  function readChanged(tail: FileTail, deadlineMs: number): void {
    const outcome = tail.read(deadlineMs, workerCount > 0 ? BULK_BYTES : Infinity);
    if (outcome === "more") changed.add(tail);
    if (outcome === "missing") onMissing();
    if (outcome === "large") addToBulk(tail);
  }

  function readWaiting(tail: FileTail, until: number, deadlineMs: number): void {
    const outcome = tail.read(deadlineMs);
    if (outcome === "missing") onMissing();
    if (outcome === "more" && tail.offset < until) return;
    bulk.remove(tail);
    givenUp.delete(tail);
    options.onRead(tail);
    if (outcome === "more" && isLive) changed.add(tail);
  }

  function addToBulk(tail: FileTail): void {
    bulk.add(tail);
    if (bulk.isLarge) workers.wake(Math.ceil(bulk.bytes / bytesPerWorker));
  }

  /** After other threads are done with a file. */
  function takeBack(tail: FileTail, isFailed: boolean): void {
    verification.add(tail);
    if (isFailed) {
      givenUp.set(tail, tail.byteLength);
      return;
    }
    options.onRead(tail);
    // It may have grown before it was opened there: then it is as it was read, but not all of it.
    if (isLive && (tail.hasUnread || hasChanged(tail))) changed.add(tail);
  }

  function readLost(tail: FileTail): Promise<void> {
    const known = lost.get(tail);
    if (known !== undefined) return known;
    const read = lastLost.then(() => readAgain(tail)).finally(() => lost.delete(tail));
    lost.set(tail, read);
    lastLost = read.catch(() => {});
    return read;
  }

  async function readAgain(tail: FileTail): Promise<void> {
    while (tail.isHandedOver && !closing.signal.aborted) await sleep(HANDED_OVER_MS);
    if (tail.isClosed || tail.isHandedOver) return;
    tail.noteLost();
    while (tail.read(performance.now() + LOST_TURN_MS) === "more") await afterOthers();
    tail.save(1);
    tellLost();
  }

  /** Once for all files, with how many there were so far. */
  function tellLost(): void {
    lostCount += 1;
    const path = index?.directory ?? "";
    store.clearProblems(path, "index.damaged");
    store.addProblem({
      code: "index.damaged",
      message: `Points that were kept in ${path} were damaged or gone: ${countText(lostCount, "event file")} had to be read again.`,
      hint: "What was read again is complete. If it comes back, look after that disk.",
      run: "",
      path,
    });
  }

  function readAnew(tail: FileTail): void {
    tail.noteSuspect();
    addToBulk(tail);
    options.onWork();
  }

  /** What waits is read by this thread where others gave it up, where there are none or little to read. */
  function nextWaiting(): readonly [FileTail, number] | undefined {
    if (givenUp.size === 0 && bulk.isLarge && workers.areAlive) return undefined;
    const [waiting] = givenUp.size > 0 ? givenUp : bulk.waiting;
    return waiting;
  }

  return {
    get isBusyHere() {
      const verifiesHere = workerCount === 0 && verification.isBusy;
      return changed.size > 0 || nextWaiting() !== undefined || verifiesHere;
    },
    get isBusy() {
      return changed.size + givenUp.size > 0 || bulk.isBusy || verification.isBusy;
    },
    get dueMs() {
      return liveReads.dueMs;
    },
    add(tail) {
      if (!tail.isHandedOver) addToBulk(tail);
    },
    addChanged: (tail) => void changed.add(tail),
    notice: (tail) => liveReads.notice(tail),
    readDue: (nowMs) => liveReads.readDue(nowMs),
    verify: (tail) => verification.add(tail),
    /** In turn what changed and what waits, so that neither keeps the other from being read. */
    readOn(deadlineMs) {
      const [tail] = changed;
      const waiting = nextWaiting();
      readsWaiting = waiting !== undefined && (tail === undefined || !readsWaiting);
      if (waiting !== undefined && readsWaiting) {
        readWaiting(...waiting, deadlineMs);
      } else if (tail !== undefined) {
        changed.delete(tail);
        readChanged(tail, deadlineMs);
      }
      return (waiting ?? tail) !== undefined;
    },
    verifyOn() {
      if (!verification.isBusy || bulk.isBusy) return false;
      if (workerCount > 0) workers.wake();
      else verification.verifyHere(spaceHere());
      return workerCount === 0;
    },
    readLost,
    close() {
      closing.abort();
      return workers.close();
    },
  };
}
