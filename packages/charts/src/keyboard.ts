/** What keys do to a focused chart. */
export interface KeyHandlers {
  /** To the next sample at least this many pixels away. */
  moveCursor(direction: 1 | -1, pixels: number): void;
  /** To the first or the last sample. */
  moveCursorToEnd(direction: 1 | -1): void;
  /** Towards smaller or larger x. */
  pan(direction: 1 | -1): void;
  /** `factor` below 1 zooms in. */
  zoom(factor: number): void;
  fit(): void;
  /** Does what a click at the cursor does, on the axis or on the plot; false without a cursor. */
  pick(onAxis: boolean): boolean;
  /** False when there was nothing to step back from. */
  stepBack(): boolean;
  leave(): void;
}

const ZOOM_FACTOR = 0.7;
/** CSS pixels that arrows move by at least; the longer way with Shift. */
export const SHORT_MOVE = 1;
export const LONG_MOVE = 40;

/** @returns stops listening. */
export function listenForKeys(root: HTMLElement, handlers: KeyHandlers): () => void {
  const listening = new AbortController();
  root.addEventListener("keydown", press, { signal: listening.signal });
  root.addEventListener("blur", () => handlers.leave(), { signal: listening.signal });
  return () => listening.abort();

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isUsed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function isUsed(event: KeyboardEvent): boolean {
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        handlers.moveCursor(
          event.key === "ArrowLeft" ? -1 : 1,
          event.shiftKey ? LONG_MOVE : SHORT_MOVE,
        );
        return true;
      case "Home":
      case "End":
        handlers.moveCursorToEnd(event.key === "Home" ? -1 : 1);
        return true;
      case "[":
      case "]":
        handlers.pan(event.key === "[" ? -1 : 1);
        return true;
      case "+":
      case "=":
        handlers.zoom(ZOOM_FACTOR);
        return true;
      case "-":
        handlers.zoom(1 / ZOOM_FACTOR);
        return true;
      case "0":
        handlers.fit();
        return true;
      case "Enter":
        return handlers.pick(event.shiftKey);
      case "Escape":
        return handlers.stepBack();
      default:
        return false;
    }
  }
}
