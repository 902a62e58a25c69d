/** One crosshair for all cards in sight: the card under the pointer moves it, the others show it. */
export interface Crosshair {
  /** @param source the card that moves it; it is not called back. */
  move(x: number | undefined, source: object): void;
  /** @returns stops following. */
  follow(source: object, listener: (x: number | undefined) => void): () => void;
}

export function createCrosshair(): Crosshair {
  const listeners = new Map<object, (x: number | undefined) => void>();
  return {
    move(x, mover) {
      for (const [source, listener] of listeners) if (source !== mover) listener(x);
    },
    follow(source, listener) {
      listeners.set(source, listener);
      return () => listeners.delete(source);
    },
  };
}
