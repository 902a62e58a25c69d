import { isInside } from "./chart-cursor.ts";
import { LONG_MOVE, SHORT_MOVE } from "./keyboard.ts";
import type { Layout } from "./math/layout.ts";
import type { Range } from "./math/range.ts";
import {
  moveHandle,
  withoutHandle,
  type Handle,
  type StepSelection,
} from "./math/step-selection.ts";
import "./selection-layer.css";

export interface SelectionHandlers {
  /** The x of the sample that is nearest to a pixel. */
  snap(xPixel: number): number | undefined;
  /** The x of the next sample at least `pixels` away. */
  next(x: number, direction: 1 | -1, pixels: number): number | undefined;
  /** First and last sample. */
  extent(): Range | undefined;
  textOf(x: number): string;
  /** A handle that had the focus is gone. */
  leave(): void;
  /** `done` is false while a handle is being dragged. */
  change(selection: StepSelection | undefined, done: boolean): void;
}

export interface SelectionLayer {
  /** Shows a selection where the layout has it; undefined takes it away. */
  show(selection: StepSelection | undefined, layout: Layout): void;
  destroy(): void;
}

const NAMES: Readonly<Record<Handle, string>> = {
  start: "Start of the range",
  end: "End of the range",
};

/**
 * Handles over a chart: sliders that the pointer drags and keys move (arrows, with Shift
 * further, Home and End, Delete takes one away). They stand beside the chart's picture,
 * whose children screen readers would not find.
 */
export function createSelectionLayer(
  container: HTMLElement,
  handlers: SelectionHandlers,
): SelectionLayer {
  const layer = appended(container, "div", "rl-chart-selection");
  layer.hidden = true;
  const shades = [appended(layer, "div", "shade"), appended(layer, "div", "shade")] as const;
  const handles = { start: createHandle("start"), end: createHandle("end") };
  let shown: StepSelection | undefined;
  let placed: { selection: StepSelection | undefined; layout: Layout } | undefined;
  let dragged: Handle | undefined;

  return {
    show(selection, layout) {
      shown = selection;
      // The pointer moves far more often than these two change.
      if (placed?.selection === selection && placed?.layout === layout) return;
      placed = { selection, layout };
      layer.hidden = selection === undefined;
      if (selection === undefined) return;
      layer.style.insetBlock = `${layout.top}px ${layout.height - layout.bottom}px`;
      place("start", selection.start, layout);
      place("end", selection.end, layout);
      shade(selection, layout);
    },
    destroy: () => layer.remove(),
  };

  function createHandle(name: Handle): HTMLElement {
    const handle = appended(layer, "div", "handle");
    handle.role = "slider";
    handle.tabIndex = 0;
    appended(handle, "span", "label");
    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
      dragged = name;
    });
    handle.addEventListener("pointermove", (event) => drag(event, false));
    handle.addEventListener("pointerup", (event) => {
      drag(event, true);
      dragged = undefined;
    });
    handle.addEventListener("pointercancel", () => (dragged = undefined));
    handle.addEventListener("keydown", (event) => press(event, name));
    return handle;
  }

  function drag(event: PointerEvent, done: boolean): void {
    if (dragged === undefined) return;
    const x = handlers.snap(event.clientX - layer.getBoundingClientRect().left);
    if (x !== undefined) move(dragged, x, done);
  }

  function move(handle: Handle, x: number, done: boolean): void {
    if (shown === undefined) return;
    const { selection, held } = moveHandle(shown, handle, x);
    // The pointer keeps the element that it caught; only the role goes to the other one.
    if (dragged !== undefined) dragged = held;
    else handles[held].focus();
    change(selection, done);
  }

  /** The next key may come before the next frame. */
  function change(selection: StepSelection | undefined, done: boolean): void {
    shown = selection;
    handlers.change(selection, done);
  }

  function press(event: KeyboardEvent, name: Handle): void {
    if (event.ctrlKey || event.metaKey || event.altKey || shown === undefined) return;
    const from = (name === "end" ? shown.end : undefined) ?? shown.start;
    const pixels = event.shiftKey ? LONG_MOVE : SHORT_MOVE;
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        moveTo(name, handlers.next(from, event.key === "ArrowLeft" ? -1 : 1, pixels));
        break;
      case "Home":
        moveTo(name, handlers.extent()?.min);
        break;
      case "End":
        moveTo(name, handlers.extent()?.max);
        break;
      case "Delete":
      case "Backspace":
        remove(name, shown);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The focus goes to what is left. */
  function remove(name: Handle, from: StepSelection): void {
    const rest = withoutHandle(from, name);
    if (rest === undefined) handlers.leave();
    else handles.start.focus();
    change(rest, true);
  }

  function moveTo(name: Handle, x: number | undefined): void {
    if (x !== undefined) move(name, x, true);
  }

  function place(name: Handle, x: number | undefined, layout: Layout): void {
    const handle = handles[name];
    const pixel = x === undefined ? NaN : layout.xScale.pixelOf(x);
    handle.hidden = !isInside(pixel, layout);
    if (x === undefined || handle.hidden) return;
    const text = handlers.textOf(x);
    const extent = handlers.extent() ?? { min: x, max: x };
    handle.style.left = `${Math.round(pixel)}px`;
    if (handle.firstElementChild) handle.firstElementChild.textContent = text;
    handle.ariaLabel = shown?.end === undefined ? "Selected step" : NAMES[name];
    handle.ariaValueNow = String(x);
    handle.ariaValueMin = String(extent.min);
    handle.ariaValueMax = String(extent.max);
    handle.ariaValueText = text;
  }

  /** What lies outside of a range stands back. */
  function shade({ start, end }: StepSelection, { left, right, xScale }: Layout): void {
    const inside = (x: number): number => Math.min(Math.max(xScale.pixelOf(x), left), right);
    const bounds = end === undefined ? [left, right] : [inside(start), inside(end)];
    const [from = left, to = right] = bounds;
    Object.assign(shades[0].style, { left: `${left}px`, width: `${from - left}px` });
    Object.assign(shades[1].style, { left: `${to}px`, width: `${right - to}px` });
  }
}

function appended<K extends "div" | "span">(
  parent: HTMLElement,
  name: K,
  className: string,
): HTMLElementTagNameMap[K] {
  const element = parent.ownerDocument.createElement(name);
  element.className = className;
  parent.append(element);
  return element;
}
