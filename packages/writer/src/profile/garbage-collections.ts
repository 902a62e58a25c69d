import { constants, PerformanceObserver, type PerformanceEntry } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import type { TraceEvent } from "./trace.ts";

const KINDS: Readonly<Record<number, string>> = {
  [constants.NODE_PERFORMANCE_GC_MAJOR]: "major",
  [constants.NODE_PERFORMANCE_GC_MINOR]: "minor",
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL]: "incremental",
  [constants.NODE_PERFORMANCE_GC_WEAKCB]: "weak callbacks",
};

export interface GarbageCollections {
  /** Waits for collections that Node has not reported yet. */
  stop(): Promise<void>;
  events(toTs: (ms: number) => number, tid: number): Iterable<TraceEvent>;
}

/** Notes every garbage collection of this thread, in the time of `performance.now()`. */
export function watchGarbageCollections(): GarbageCollections {
  const entries: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => void entries.push(...list.getEntries()));
  observer.observe({ entryTypes: ["gc"] });
  return {
    async stop() {
      await setImmediate();
      entries.push(...observer.takeRecords());
      observer.disconnect();
    },
    *events(toTs, tid) {
      for (const entry of entries) {
        const { startTime, duration } = entry;
        const ts = toTs(startTime);
        yield {
          ph: "X",
          cat: "gc",
          name: nameOf(entry),
          tid,
          ts,
          dur: toTs(startTime + duration) - ts,
        };
      }
    },
  };
}

function nameOf(entry: PerformanceEntry): string {
  const detail = "detail" in entry ? entry.detail : undefined;
  const kind = typeof detail === "object" && detail !== null && "kind" in detail ? detail.kind : "";
  return `${KINDS[Number(kind)] ?? "other"} collection`;
}
