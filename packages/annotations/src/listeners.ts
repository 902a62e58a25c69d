import type { Subscription } from "@runlens/model";

export interface Listeners {
  readonly count: number;
  add(listener: (version: number) => void): Subscription;
  tell(version: number): void;
}

export function createListeners(): Listeners {
  const listeners = new Set<(version: number) => void>();
  return {
    get count() {
      return listeners.size;
    },
    add(onChange) {
      const listener = (version: number): void => onChange(version);
      listeners.add(listener);
      return { close: () => void listeners.delete(listener) };
    },
    tell(version) {
      for (const listener of listeners) listener(version);
    },
  };
}
