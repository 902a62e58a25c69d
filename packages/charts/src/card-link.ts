/** What the pointer is at in one card, for all cards in sight: that card tells, the others show it. */
export interface CardLink<T> {
  /** @param source the card that tells; it is not called back. */
  tell(at: T | undefined, source: object): void;
  /** @returns stops following. */
  follow(source: object, listener: (at: T | undefined) => void): () => void;
}

export function createCardLink<T>(): CardLink<T> {
  const listeners = new Map<object, (at: T | undefined) => void>();
  return {
    tell(at, teller) {
      for (const [source, listener] of listeners) if (source !== teller) listener(at);
    },
    follow(source, listener) {
      listeners.set(source, listener);
      return () => listeners.delete(source);
    },
  };
}
