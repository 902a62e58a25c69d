import type { Box } from "./math/box.ts";

/** What people do to a chart, in CSS pixels of its box. */
export interface GestureHandlers {
  hover(at: { readonly x: number; readonly y: number } | undefined): void;
  /** A selection grows; undefined when it is given up. */
  select(box: SelectionBox | undefined): void;
  zoomTo(box: SelectionBox): void;
  /** A drag begins; the answer is called with all movement since. */
  startPan(): (dx: number, dy: number, continues: boolean) => void;
  /** `continues`: part of the same turn of the wheel as the call before. */
  scroll(dx: number, continues: boolean): void;
  /** `factor` below 1 zooms in. */
  zoomAt(at: { readonly x: number; readonly y: number }, factor: number, continues: boolean): void;
  fit(): void;
  /** Pressed and released at one place. */
  click(at: { readonly x: number; readonly y: number }): void;
}

export interface SelectionBox extends Box {
  readonly withX: boolean;
  readonly withY: boolean;
}

const MIN_DRAG = 4;
const MAX_WHEEL = 30;
const WHEEL_SPEED = 0.01;
const PIXELS_PER_LINE = 16;
const WHEEL_PAUSE_MS = 400;

type Drag =
  | { kind: "none" }
  | { kind: "select"; fromX: number; fromY: number }
  | { kind: "pan"; fromX: number; fromY: number; pan: Pan; moved: boolean };

type Pan = ReturnType<GestureHandlers["startPan"]>;

export interface Gestures {
  /** Gives up a selection under way; false when there was none. */
  cancel(): boolean;
  destroy(): void;
}

/**
 * Turns pointer and wheel events into gestures: drag selects in x (with shift in y too,
 * with alt in y alone), space-drag and middle drag pan, ctrl or command with the wheel
 * zooms, shift with the wheel and a sideways swipe of a trackpad scroll along x, a double
 * click fits. The bare wheel is left to the page.
 */
export function listenForGestures(root: HTMLElement, handlers: GestureHandlers): Gestures {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  const page = root.ownerDocument;
  let drag: Drag = { kind: "none" };
  let spaceHeld = false;
  let lastWheelMs = -Infinity;

  root.addEventListener("pointerenter", followSpaceKey, options);
  root.addEventListener("pointerdown", startDrag, options);
  root.addEventListener("pointermove", move, options);
  root.addEventListener("pointerup", endDrag, options);
  root.addEventListener("pointercancel", cancel, options);
  root.addEventListener("pointerleave", leave, options);
  root.addEventListener("dblclick", () => handlers.fit(), options);
  root.addEventListener("wheel", wheel, { ...options, passive: false });
  page.addEventListener("keyup", releaseSpaceKey, options);

  return {
    cancel,
    destroy() {
      listening.abort();
      page.removeEventListener("keydown", holdSpaceKey);
    },
  };

  function startDrag(event: PointerEvent): void {
    const { x: fromX, y: fromY } = placeOf(event);
    const pans = event.button === 1 || (event.button === 0 && spaceHeld);
    if (pans) drag = { kind: "pan", fromX, fromY, pan: handlers.startPan(), moved: false };
    else if (event.button === 0) drag = { kind: "select", fromX, fromY };
    else return;
    if (event.button === 1) event.preventDefault();
    root.setPointerCapture(event.pointerId);
    showGesture();
  }

  function move(event: PointerEvent): void {
    const { x, y } = placeOf(event);
    switch (drag.kind) {
      case "none":
        handlers.hover({ x, y });
        break;
      case "select":
        handlers.hover(undefined);
        handlers.select(selectionOf(drag, event));
        break;
      case "pan":
        handlers.hover(undefined);
        drag.pan(x - drag.fromX, y - drag.fromY, drag.moved);
        drag = { ...drag, moved: true };
    }
  }

  function endDrag(event: PointerEvent): void {
    const selection = drag.kind === "select" ? selectionOf(drag, event) : undefined;
    const clicked = drag.kind === "select" && isClick(drag, event);
    drag = { kind: "none" };
    showGesture();
    handlers.select(undefined);
    if (selection !== undefined) handlers.zoomTo(selection);
    handlers.hover(placeOf(event));
    if (clicked) handlers.click(placeOf(event));
  }

  function cancel(): boolean {
    const wasSelecting = drag.kind === "select";
    drag = { kind: "none" };
    showGesture();
    handlers.select(undefined);
    return wasSelecting;
  }

  function leave(): void {
    if (drag.kind === "none") handlers.hover(undefined);
    page.removeEventListener("keydown", holdSpaceKey);
    spaceHeld = false;
    showGesture();
  }

  function wheel(event: WheelEvent): void {
    const isSwipe = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !isSwipe) return;
    event.preventDefault();
    const continues = event.timeStamp - lastWheelMs < WHEEL_PAUSE_MS;
    lastWheelMs = event.timeStamp;
    if (event.ctrlKey || event.metaKey) {
      const amount = Math.min(Math.max(pixelsOf(event, event.deltaY), -MAX_WHEEL), MAX_WHEEL);
      handlers.zoomAt(placeOf(event), Math.exp(amount * WHEEL_SPEED), continues);
    } else {
      handlers.scroll(-pixelsOf(event, event.deltaX || event.deltaY), continues);
    }
  }

  function followSpaceKey(): void {
    page.addEventListener("keydown", holdSpaceKey);
  }

  function holdSpaceKey(event: KeyboardEvent): void {
    const target = event.target;
    if (event.key !== " " || (target instanceof HTMLElement && isControl(target))) return;
    event.preventDefault();
    spaceHeld = true;
    showGesture();
  }

  function releaseSpaceKey(event: KeyboardEvent): void {
    if (event.key !== " ") return;
    spaceHeld = false;
    showGesture();
  }

  function selectionOf(
    { fromX, fromY }: { fromX: number; fromY: number },
    event: PointerEvent,
  ): SelectionBox | undefined {
    const { x, y } = placeOf(event);
    const withX = !event.altKey;
    const withY = event.shiftKey || event.altKey;
    if (withX && Math.abs(x - fromX) < MIN_DRAG) return undefined;
    if (withY && Math.abs(y - fromY) < MIN_DRAG) return undefined;
    return {
      left: Math.min(x, fromX),
      right: Math.max(x, fromX),
      top: Math.min(y, fromY),
      bottom: Math.max(y, fromY),
      withX,
      withY,
    };
  }

  function isClick({ fromX, fromY }: { fromX: number; fromY: number }, event: PointerEvent) {
    const { x, y } = placeOf(event);
    return Math.abs(x - fromX) < MIN_DRAG && Math.abs(y - fromY) < MIN_DRAG;
  }

  function placeOf(event: MouseEvent): { x: number; y: number } {
    const box = root.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function showGesture(): void {
    const gesture = drag.kind === "pan" ? "pan" : spaceHeld ? "grab" : undefined;
    if (gesture === undefined) delete root.dataset["gesture"];
    else root.dataset["gesture"] = gesture;
  }
}

function isControl(element: HTMLElement): boolean {
  return element.closest("input, textarea, select, button, [contenteditable]") !== null;
}

function pixelsOf(event: WheelEvent, delta: number): number {
  return event.deltaMode === WheelEvent.DOM_DELTA_LINE ? delta * PIXELS_PER_LINE : delta;
}
