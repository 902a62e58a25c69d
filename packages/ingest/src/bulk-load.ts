import type { FileTail } from "./file-tail.ts";
import { RangedScan, type NumberedPart, type RangePlan } from "./ranged-scan.ts";
import type { ScanOrder } from "./scan-workers.ts";

const MIB = 1024 ** 2;

/** Starting threads takes about as long as reading so much here. */
export const BULK_BYTES = 32 * MIB;

/** Opening a file takes about as long as reading so much. */
const FILE_BYTES = 16 * 1024;

/** Given to a thread at once, where there is much: small files together, large ones in ranges. */
const TASK_BYTES = 8 * MIB;
const MAX_RANGE_BYTES = 16 * MIB;

/** Read before the rest of a large file, for its tags. */
const SEED_BYTES = 1 * MIB;

/** Ranges in the making for each thread. */
const RANGES_AHEAD = 4;

/** Files that wait to be read, in the order in which they are, and what threads make of them. */
export interface BulkLoad {
  /** Files to read here where no thread does, and how far: one may grow faster than it is read. */
  readonly waiting: ReadonlyMap<FileTail, number>;
  /** There is so much that threads are worth it. */
  readonly isLarge: boolean;
  readonly isBusy: boolean;
  /** What waits now, or waited together with it. */
  readonly bytes: number;
  add(tail: FileTail): void;
  remove(tail: FileTail): void;
  /** For a thread; empty when there is nothing. */
  nextOrders(): ScanOrder[];
  /** Leaves everything to the main thread. */
  giveUp(): void;
}

interface OpenFile {
  readonly tail: FileTail;
  readonly scan: RangedScan;
}

/** @param onRead called when threads are done with a file, which may have to be read on here. */
export function createBulkLoad(
  workerCount: number,
  onRead: (tail: FileTail, isFailed: boolean) => void,
): BulkLoad {
  const waiting = new Map<FileTail, number>();
  const open = new Set<OpenFile>();
  /** Of these, files in several ranges. */
  const ranged = new Set<OpenFile>();
  let waitingBytes = 0;
  let isLarge = false;

  function nextOrder(): ScanOrder | undefined {
    for (const file of ranged) {
      const next = file.scan.next();
      if (next !== undefined) return orderOf(file, next);
    }
    const [first] = waiting;
    if (first === undefined) return undefined;
    const [tail, until] = first;
    remove(tail);
    const place = tail.handOver();
    const plan = planFor(until - place.nextOffset, workerCount);
    const file = { tail, scan: new RangedScan(place, until, plan) };
    open.add(file);
    const next = file.scan.next();
    if (next === undefined) {
      close(file);
      return nextOrder();
    }
    if (next.part.until < until) ranged.add(file);
    return orderOf(file, next);
  }

  function orderOf(file: OpenFile, { number, part }: NumberedPart): ScanOrder {
    const { path, identity, verifiesPayloads } = file.tail;
    return {
      stretch: { purpose: "load", path, identity, ...part, verifyPayloads: verifiesPayloads },
      onScanned: (scanned) => {
        for (const loaded of file.scan.take(number, scanned)) file.tail.add(loaded);
        if (file.scan.isDone) close(file);
      },
    };
  }

  function close(file: OpenFile): void {
    if (!open.delete(file)) return;
    ranged.delete(file);
    file.tail.takeBack(file.scan.isFailed);
    onRead(file.tail, file.scan.isFailed);
  }

  function remove(tail: FileTail): void {
    if (!waiting.delete(tail)) return;
    if (waiting.size > 0) return;
    waitingBytes = 0;
    isLarge = false;
  }

  function giveUp(): void {
    for (const tail of waiting.keys()) {
      remove(tail);
      onRead(tail, true);
    }
    for (const file of open) {
      file.scan.giveUp();
      close(file);
    }
  }

  return {
    waiting,
    get isLarge() {
      return isLarge;
    },
    get isBusy() {
      return waiting.size + open.size > 0;
    },
    get bytes() {
      return waitingBytes;
    },
    add(tail) {
      if (waiting.has(tail)) return;
      waiting.set(tail, tail.byteLength);
      waitingBytes += tail.byteLength - tail.offset + FILE_BYTES;
      isLarge ||= workerCount > 0 && waitingBytes >= BULK_BYTES;
    },
    remove,
    giveUp,
    nextOrders() {
      const orders: ScanOrder[] = [];
      for (let bytes = 0; bytes < TASK_BYTES;) {
        const order = isLarge || open.size > 0 ? nextOrder() : undefined;
        if (order === undefined) break;
        orders.push(order);
        bytes += order.stretch.until - order.stretch.place.nextOffset + FILE_BYTES;
      }
      return orders;
    },
  };
}

/** Cuts what is large so that every thread has work to the end. */
function planFor(bytes: number, workerCount: number): RangePlan {
  const maxAhead = workerCount < 2 ? 1 : workerCount * RANGES_AHEAD;
  if (bytes < 2 * TASK_BYTES || maxAhead === 1) {
    return { seedBytes: MAX_RANGE_BYTES, rangeBytes: MAX_RANGE_BYTES, maxAhead };
  }
  const evenBytes = Math.ceil(bytes / (workerCount * RANGES_AHEAD));
  const rangeBytes = Math.min(Math.max(evenBytes, TASK_BYTES / 2), MAX_RANGE_BYTES);
  return { seedBytes: SEED_BYTES, rangeBytes, maxAhead };
}
