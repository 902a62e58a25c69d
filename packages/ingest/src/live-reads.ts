import type { FileTail } from "./file-tail.ts";

/** A file that was read is not read again for so long: a writer flushes in several writes. */
const REST_MS = 1;

/** Reads files as soon as they change, and those that change all the time now and then. */
export interface LiveReads {
  /** When files that were read a moment ago are due again, by `performance.now()`. */
  readonly dueMs: number;
  /** Reads a file at once, or when it is due. */
  notice(tail: FileTail): void;
  /** Reads the files that are due. */
  readDue(nowMs: number): void;
}

export function createLiveReads(read: (tail: FileTail) => void): LiveReads {
  const noticed = new Set<FileTail>();
  let dueMs = Infinity;
  return {
    get dueMs() {
      return dueMs;
    },
    notice(tail) {
      const nowMs = performance.now();
      const restsUntilMs = tail.lastReadMs + REST_MS;
      tail.lastEventMs = nowMs;
      if (nowMs >= restsUntilMs) return read(tail);
      noticed.add(tail);
      dueMs = Math.min(dueMs, restsUntilMs);
    },
    readDue(nowMs) {
      if (nowMs < dueMs) return;
      const due = [...noticed];
      noticed.clear();
      dueMs = Infinity;
      for (const tail of due) read(tail);
    },
  };
}
