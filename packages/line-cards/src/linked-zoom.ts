import type { Range } from "@runlens/charts";
import type { ViewAxis } from "./card-state.ts";

/** The part of the x-axis that all cards show, while it is being chosen. */
export interface ZoomDraft {
  readonly xAxis: ViewAxis;
  /** Absent: everything. */
  readonly xRange?: Range;
  /** Whether it was moved away from the newest points. */
  readonly isHeld: boolean;
}

/** Where the newest points of a card lie. */
export interface NewestOfCard {
  readonly xAxis: ViewAxis;
  readonly place: number;
}

/** A zoom under way runs ahead of the link in all cards at once; all follow the newest of their points. */
export interface LinkedZoom {
  readonly draft: () => ZoomDraft | undefined;
  setDraft(draft: ZoomDraft | undefined): void;
  /** Of all cards that told theirs on this axis. */
  newest(xAxis: ViewAxis): number | undefined;
  /** @param newest undefined: the card is gone, or has no points. */
  setNewest(card: string, newest: NewestOfCard | undefined): void;
  /** @returns stops following. */
  readonly follow: (listener: () => void) => () => void;
}

/** Stands for `follow` where zooms are not linked. */
export function followNothing(): () => void {
  return () => {};
}

export function createLinkedZoom(): LinkedZoom {
  const listeners = new Set<() => void>();
  const newestByCard = new Map<string, NewestOfCard>();
  let current: ZoomDraft | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    draft: () => current,
    setDraft(draft) {
      current = draft;
      tell();
    },
    newest(xAxis) {
      const places = [...newestByCard.values()]
        .filter((newest) => newest.xAxis === xAxis)
        .map(({ place }) => place);
      return places.length === 0 ? undefined : Math.max(...places);
    },
    setNewest(card, newest) {
      if (newest === undefined) newestByCard.delete(card);
      else newestByCard.set(card, newest);
      tell();
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
