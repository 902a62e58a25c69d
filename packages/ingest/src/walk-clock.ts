/** A walk that an event asks for keeps at least this distance from the walk before. */
const MIN_PAUSE_MS = 250;

/** After a walk of a large or slow tree comes a pause of this many times its length. */
const PAUSE_FACTOR = 5;

/** When to walk over the log directories; times are of `performance.now()`. The first walk is due at once. */
export interface WalkClock {
  readonly dueMs: number;
  /** Something was seen that only a walk explains. */
  ask(): void;
  started(nowMs: number): void;
  ended(nowMs: number): void;
}

export function createWalkClock(reloadMs: number): WalkClock {
  let dueMs = 0;
  let startedMs = 0;
  let earliestMs = 0;
  return {
    get dueMs() {
      return dueMs;
    },
    ask() {
      dueMs = Math.min(dueMs, earliestMs);
    },
    started(nowMs) {
      startedMs = nowMs;
      earliestMs = nowMs;
      dueMs = Infinity;
    },
    ended(nowMs) {
      const isAskedFor = dueMs < Infinity;
      const pauseMs = (nowMs - startedMs) * PAUSE_FACTOR;
      earliestMs = nowMs + Math.max(MIN_PAUSE_MS, pauseMs);
      dueMs = isAskedFor ? earliestMs : nowMs + Math.max(reloadMs, pauseMs);
    },
  };
}
