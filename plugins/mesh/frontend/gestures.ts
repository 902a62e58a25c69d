/** What the hands do, in shares of the picture's height. */
export interface GestureDoors {
  rotate(right: number, down: number): void;
  pan(right: number, down: number): void;
  /** @param factor below 1 comes nearer. */
  zoom(factor: number): void;
  reset(): void;
  /** Where the pointer is, in the element; undefined: nowhere. */
  hover(spot: Spot | undefined): void;
}

/** CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const ZOOM_PER_PIXEL = 1.0015;
/** Of one line of a wheel that counts in lines. */
const LINE_PX = 16;
const KEY_SHARE = 0.06;
const KEY_ZOOM = 1.15;

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Drag turns, with shift or another button it pans; two fingers pan and zoom; the wheel zooms
 * with ctrl or ⌘, and alone once the element has the focus, so that it never stops a page from
 * scrolling by. Arrow keys turn, with shift they pan; plus, minus, Home.
 */
export function listenToGestures(element: HTMLElement, doors: GestureDoors): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const pointers = new Map<number, Spot>();

  element.addEventListener(
    "pointerdown",
    (event) => {
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, placeOf(event));
      doors.hover(undefined);
    },
    { signal },
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) {
        const { left, top } = element.getBoundingClientRect();
        doors.hover({ x: event.clientX - left, y: event.clientY - top });
        return;
      }
      const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const now = placeOf(event);
      pointers.set(event.pointerId, now);
      const height = Math.max(element.clientHeight, 1);
      const [right, down] = [(now.x - before.x) / height, (now.y - before.y) / height];
      const other = others[0];
      if (other !== undefined) {
        doors.pan(right / 2, down / 2);
        doors.zoom(distance(before, other) / Math.max(distance(now, other), 1));
      } else if (event.shiftKey || event.buttons > 1) doors.pan(right, down);
      else doors.rotate(right, down);
    },
    { signal },
  );
  for (const end of ["pointerup", "pointercancel"] as const) {
    element.addEventListener(end, (event) => pointers.delete(event.pointerId), { signal });
  }
  element.addEventListener("pointerleave", () => doors.hover(undefined), { signal });
  element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  element.addEventListener("dblclick", () => doors.reset(), { signal });
  element.addEventListener(
    "wheel",
    (event) => {
      const isMeant = event.ctrlKey || event.metaKey || document.activeElement === element;
      if (!isMeant) return;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1);
      doors.zoom(ZOOM_PER_PIXEL ** pixels);
    },
    { signal, passive: false },
  );
  element.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      if (arrow !== undefined) {
        const [right, down] = [arrow[0] * KEY_SHARE, arrow[1] * KEY_SHARE];
        if (event.shiftKey) doors.pan(right, down);
        else doors.rotate(right, down);
      } else if (event.key === "+" || event.key === "=") doors.zoom(1 / KEY_ZOOM);
      else if (event.key === "-") doors.zoom(KEY_ZOOM);
      else if (event.key === "Home") doors.reset();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  return () => stop.abort();
}

function placeOf(event: PointerEvent): Spot {
  return { x: event.clientX, y: event.clientY };
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
