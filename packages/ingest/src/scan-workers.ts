import type { Slab } from "@runlens/store";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import {
  packStretch,
  unpackScanned,
  type Ending,
  type ScanAnswer,
  type ScanTask,
  type ScanWorkerData,
} from "./scan-messages.ts";
import type { Stretch, StretchScanned } from "./scan-stretch.ts";
import { SCAN_WORKER_URL } from "./scan-worker-url.ts";
import { TagListsIn } from "./tag-lists.ts";

/** Given to a thread while it works on another, so that it never waits. */
const TASKS_AT_ONCE = 2;

/** Threads that had nothing to do for so long are ended. */
const IDLE_MS = 10_000;

/** A thread that has not ended by itself after so long is ended by force. */
const MAX_END_MS = 2_000;

/** A stretch to scan, and who is told what came of it. */
export interface ScanOrder {
  readonly stretch: Stretch;
  readonly onScanned: (scanned: StretchScanned) => void;
}

export interface ScanWorkersOptions {
  readonly count: number;
  /** Where a thread puts its chunks. May throw where there is no room. */
  readonly newSegment: () => ScanWorkerData;
  readonly onSlab: (slab: Slab) => void;
  /** The next task; empty when there is none now. */
  readonly nextOrders: () => readonly ScanOrder[];
  /** Called after answers were handed on. */
  readonly onAnswered: () => void;
}

/** Threads that scan. They take orders as fast as they can once they are woken. */
export interface ScanWorkers {
  /** There are threads that take orders, or will as soon as they have started. */
  readonly areAlive: boolean;
  /** Has threads look for orders; starts some if there are less than `threadCount`. Default: all. */
  wake(threadCount?: number): void;
  close(): Promise<void>;
}

/**
 * A thread that dies fails what it had, and no other takes its place.
 * A program is kept running by work that is under way, not by threads.
 */
export function createScanWorkers(options: ScanWorkersOptions): ScanWorkers {
  const threads = new Set<Thread>();
  let maxThreads = options.count;
  let cancelTimer: (() => void) | undefined;
  let lastBusyMs = 0;

  function start(threadCount: number): void {
    while (threads.size < Math.min(threadCount, maxThreads)) {
      try {
        const thread: Thread = new Thread(options, takeOrders, () => {
          threads.delete(thread);
          maxThreads -= 1;
        });
        threads.add(thread);
      } catch {
        maxThreads = threads.size; // Others read what this one would have read.
      }
    }
  }

  /** All of them: what one has answered may be what the others wait for. */
  function takeOrders(): void {
    for (const thread of threads) thread.takeOrders();
  }

  function endIfIdle(): void {
    cancelTimer = undefined;
    if (isBusy() || performance.now() - lastBusyMs < IDLE_MS) rest();
    else void endAll();
  }

  function rest(): void {
    cancelTimer ??= callAfter(IDLE_MS, endIfIdle);
  }

  async function endAll(): Promise<void> {
    const all = [...threads];
    threads.clear();
    await Promise.all(all.map((thread) => thread.end()));
  }

  function isBusy(): boolean {
    return [...threads].some((thread) => thread.isBusy);
  }

  return {
    get areAlive() {
      return threads.size > 0;
    },
    wake(threadCount = maxThreads) {
      if (maxThreads === 0) return;
      start(threadCount);
      takeOrders();
      lastBusyMs = performance.now();
      rest();
    },
    async close() {
      maxThreads = 0;
      cancelTimer?.();
      await endAll();
    },
  };
}

/** Does not keep the program running. Returns what calls it off. */
function callAfter(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs).unref();
  return () => clearTimeout(timer);
}

/** One thread, and what it was given and has not answered yet. */
class Thread {
  isReady = false;
  private readonly worker: Worker;
  private readonly options: ScanWorkersOptions;
  private readonly lists = new TagListsIn();
  private readonly pending = new Map<number, ScanOrder["onScanned"]>();
  private nextId = 0;
  /** Tasks out; the first message of a thread ends one that nobody gave. */
  private tasks = TASKS_AT_ONCE;
  private isEnded = false;
  private readonly ending: Ending = new Int32Array(new SharedArrayBuffer(4));

  constructor(options: ScanWorkersOptions, onAnswer: () => void, onDeath: () => void) {
    this.options = options;
    const workerData = { ...options.newSegment(), ending: this.ending };
    this.worker = new Worker(SCAN_WORKER_URL, { workerData });
    this.worker.on("message", (answer: ScanAnswer) => {
      this.take(answer);
      onAnswer();
      options.onAnswered();
    });
    const fail = (): void => {
      if (this.isEnded) return;
      this.isEnded = true;
      onDeath();
      this.failAll();
      options.onAnswered();
    };
    this.worker.on("error", fail);
    this.worker.on("exit", fail);
  }

  get isBusy(): boolean {
    return this.pending.size > 0;
  }

  takeOrders(): void {
    while (this.isReady && this.tasks < TASKS_AT_ONCE) {
      const orders = this.options.nextOrders();
      if (orders.length === 0) break;
      this.tasks += 1;
      this.give(orders);
    }
    if (this.isBusy) this.worker.ref();
    else if (this.isReady) this.worker.unref();
  }

  /** Lets it end what it is at: a thread that is ended by force may take the process with it. */
  async end(): Promise<void> {
    this.isEnded = true;
    this.pending.clear();
    Atomics.store(this.ending, 0, 1);
    const noTask: ScanTask = { stretches: [] };
    this.worker.postMessage(noTask, []);
    const isLate = new AbortController();
    const timer = setTimeout(() => isLate.abort(), MAX_END_MS);
    await once(this.worker, "exit", { signal: isLate.signal }).catch(() => this.worker.terminate());
    clearTimeout(timer);
  }

  private give(orders: readonly ScanOrder[]): void {
    const stretches = orders.map(({ stretch, onScanned }) => {
      const id = this.nextId++;
      this.pending.set(id, onScanned);
      return { id, stretch: packStretch(stretch) };
    });
    const task: ScanTask = { stretches };
    this.worker.postMessage(task, []);
  }

  private take({ slabs, scanned, isLast }: ScanAnswer): void {
    if (this.isEnded) return;
    for (const slab of slabs) this.options.onSlab(slab);
    for (const { id, scanned: sent } of scanned) {
      const onScanned = this.pending.get(id);
      this.pending.delete(id);
      const one = unpackScanned(sent, this.lists);
      onScanned?.(one);
    }
    if (!isLast) return;
    this.tasks = this.isReady ? this.tasks - 1 : 0;
    this.isReady = true;
  }

  private failAll(): void {
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const onScanned of waiting) onScanned({ kind: "failed" });
  }
}
