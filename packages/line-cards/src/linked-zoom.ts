import type { Range } from "@runlens/charts";
import type { ViewAxis } from "./card-state.ts";

/** The part of the x-axis that all cards show, while it is being chosen. */
export interface ZoomDraft {
  readonly xAxis: ViewAxis;
  /** Absent: everything. */
  readonly xRange?: Range;
}

/** A zoom under way runs ahead of the link in all cards at once. */
export interface LinkedZoom {
  readonly draft: () => ZoomDraft | undefined;
  setDraft(draft: ZoomDraft | undefined): void;
  /** @returns stops following. */
  readonly follow: (listener: () => void) => () => void;
}

export function createLinkedZoom(): LinkedZoom {
  const listeners = new Set<() => void>();
  let current: ZoomDraft | undefined;
  return {
    draft: () => current,
    setDraft(draft) {
      current = draft;
      for (const listener of listeners) listener();
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
