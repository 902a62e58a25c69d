import { createHook } from "node:async_hooks";
import type { TraceEvent } from "./trace.ts";

/** Started by the thousand and over at once: they would hide the rest. */
const LEFT_OUT = new Set(["PROMISE", "TickObject", "Microtask", "Immediate"]);

/** Bounds memory; later operations are counted and not kept. */
const MAX_OPERATIONS = 100_000;

interface Operation {
  readonly type: string;
  readonly startMs: number;
  endMs?: number;
}

export interface AsyncOperations {
  /** How many were not kept. */
  readonly dropped: number;
  stop(): void;
  events(toTs: (ms: number) => number, profileEndMs: number, tid: number): Iterable<TraceEvent>;
}

/**
 * Notes timers, requests, file and network operations of this thread, from their start
 * to the end of their last callback. Those still open end with the profile. Times are
 * those of `performance.now()`.
 */
export function watchAsyncOperations(): AsyncOperations {
  const operations = new Map<number, Operation>();
  let dropped = 0;
  const hook = createHook({
    init(asyncId, type) {
      if (LEFT_OUT.has(type)) return;
      if (operations.size < MAX_OPERATIONS) {
        operations.set(asyncId, { type, startMs: performance.now() });
      } else dropped++;
    },
    after(asyncId) {
      const operation = operations.get(asyncId);
      if (operation !== undefined) operation.endMs = performance.now();
    },
    destroy(asyncId) {
      const operation = operations.get(asyncId);
      if (operation !== undefined) operation.endMs ??= performance.now();
    },
  }).enable();

  return {
    get dropped() {
      return dropped;
    },
    stop: () => void hook.disable(),
    *events(toTs, profileEndMs, tid) {
      for (const [id, { type: name, startMs, endMs = profileEndMs }] of operations) {
        const common = { cat: "async", name, id, tid } as const;
        yield { ph: "b", ...common, ts: toTs(startMs) };
        yield { ph: "e", ...common, ts: toTs(endMs) };
      }
    },
  };
}
