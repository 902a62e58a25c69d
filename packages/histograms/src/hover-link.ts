/** What the pointer or the arrow keys are at in one card, as far as it has such a thing. */
export interface Hovered {
  readonly step?: number | undefined;
  readonly value?: number | undefined;
  readonly run?: string | undefined;
}

/** Where the pointer is, for all cards in sight: the card under it tells, the others show the same place. */
export interface HoverLink {
  /** @param source the card that tells; it is not called back. */
  tell(hovered: Hovered | undefined, source: object): void;
  /** @returns stops following. */
  follow(source: object, listener: (hovered: Hovered | undefined) => void): () => void;
}

export function createHoverLink(): HoverLink {
  const listeners = new Map<object, (hovered: Hovered | undefined) => void>();
  return {
    tell(hovered, teller) {
      for (const [source, listener] of listeners) if (source !== teller) listener(hovered);
    },
    follow(source, listener) {
      listeners.set(source, listener);
      return () => listeners.delete(source);
    },
  };
}
