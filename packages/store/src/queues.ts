/** Does work that is asked for under one key one after the other, in the order of asking. */
export interface Queues<K extends object> {
  enqueue<T>(key: K, work: () => Promise<T>): Promise<T>;
}

export function createQueues<K extends object>(): Queues<K> {
  /** Resolves when the last work that was asked for has ended, however it did. */
  const ends = new WeakMap<K, Promise<unknown>>();
  return {
    enqueue(key, work) {
      const before = ends.get(key) ?? Promise.resolve();
      const done = before.then(work);
      ends.set(
        key,
        done.catch(() => {}),
      );
      return done;
    },
  };
}
