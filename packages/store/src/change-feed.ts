import type { Change, LoadStatus, Subscription } from "@runlens/model";

/**
 * Changes are gathered for this long before they are told: often enough for a
 * line to grow smoothly, seldom enough for a page to draw in between. The first
 * change after a quiet time is told at once.
 */
export const MIN_CHANGE_INTERVAL_MS = 100;

/** Calls back once after a delay; the returned function calls it off. */
export type Schedule = (callback: () => void, delayMs: number) => () => void;

export interface ChangeFeed {
  /** Somebody is told; else telling the feed can be spared. */
  readonly isWatched: boolean;
  seriesChanged(run: string, tag: string): void;
  listsChanged(): void;
  statusChanged(): void;
  watch(onChange: (change: Change) => void): Subscription;
  close(): void;
}

interface Pending {
  readonly series: Map<string, Set<string>>;
  listsChanged: boolean;
}

export function createChangeFeed(status: () => LoadStatus, schedule: Schedule): ChangeFeed {
  const listeners = new Set<(change: Change) => void>();
  let version = 0;
  let pending: Pending | undefined;
  let cancelTimer: (() => void) | undefined;

  function touch(): Pending | undefined {
    if (listeners.size === 0) return undefined;
    pending ??= { series: new Map(), listsChanged: false };
    cancelTimer ??= schedule(tell, 0);
    return pending;
  }

  function tell(): void {
    cancelTimer = undefined;
    if (pending === undefined) return;
    version += 1;
    const change: Change = {
      version,
      status: status(),
      listsChanged: pending.listsChanged,
      series: new Map([...pending.series].map(([run, tags]) => [run, [...tags]])),
    };
    pending = undefined;
    cancelTimer = schedule(tell, MIN_CHANGE_INTERVAL_MS);
    for (const listener of listeners) listener(change);
  }

  return {
    get isWatched() {
      return listeners.size > 0;
    },
    seriesChanged(run, tag) {
      const changes = touch();
      if (changes === undefined) return;
      const tags = changes.series.get(run);
      if (tags === undefined) changes.series.set(run, new Set([tag]));
      else tags.add(tag);
    },
    listsChanged() {
      const changes = touch();
      if (changes !== undefined) changes.listsChanged = true;
    },
    statusChanged() {
      touch();
    },
    watch(onChange) {
      const listener = (change: Change): void => onChange(change);
      listeners.add(listener);
      return { close: () => void listeners.delete(listener) };
    },
    close() {
      listeners.clear();
      cancelTimer?.();
      cancelTimer = undefined;
      pending = undefined;
    },
  };
}

export const scheduleWithTimer: Schedule = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};
