export interface PanelState {
  /** CSS pixels. */
  readonly width: number;
  readonly collapsed: boolean;
}

/** Undefined when nothing usable is stored, or storage is barred. */
export function readPanelState(id: string): PanelState | undefined {
  try {
    return parsePanelState(localStorage.getItem(keyOf(id)));
  } catch {
    return undefined;
  }
}

/** Forgets silently where storage is barred: a panel's width is worth no message. */
export function writePanelState(id: string, state: PanelState): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(state));
  } catch {
    return;
  }
}

export function parsePanelState(text: string | null): PanelState | undefined {
  const stored: unknown = JSON.parse(text ?? "null");
  if (typeof stored !== "object" || stored === null) return undefined;
  if (!("width" in stored) || typeof stored.width !== "number") return undefined;
  return { width: stored.width, collapsed: "collapsed" in stored && stored.collapsed === true };
}

function keyOf(id: string): string {
  return `runlens.panel.${id}`;
}
