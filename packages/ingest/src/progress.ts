import type { LoadProgress, Store } from "@runlens/store";

const INTERVAL_MS = 100;

export interface Progress {
  /** Tells the store at once, if anything is new. */
  tell(news: Partial<LoadProgress>): void;
  /** The same, with news that are costly to gather, at most every 100 ms. */
  tellSometimes(news: () => Partial<LoadProgress>): void;
}

export function createProgress(store: Store): Progress {
  const told = new Map<string, string>();
  let nextMs = 0;

  function tell(news: Partial<LoadProgress>): void {
    const changes = Object.entries(news).filter(([key, value]) => {
      const text = JSON.stringify(value);
      const isNew = told.get(key) !== text;
      told.set(key, text);
      return isNew;
    });
    if (changes.length > 0) store.setProgress(Object.fromEntries(changes));
  }

  return {
    tell,
    tellSometimes(news) {
      const nowMs = performance.now();
      if (nowMs < nextMs) return;
      nextMs = nowMs + INTERVAL_MS;
      tell(news());
    },
  };
}
