import { useSyncExternalStore } from "react";

/** A value that tells its readers when it is replaced. */
export interface Store<T> {
  readonly get: () => T;
  /** Does nothing when `change` returns the value it was given. */
  readonly update: (change: (value: T) => T) => void;
  /** @returns a function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    update(change) {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
