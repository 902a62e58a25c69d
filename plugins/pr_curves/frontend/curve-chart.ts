import {
  createSurface,
  createTooltip,
  FITTED,
  type CursorRow,
  type Layout,
  type View,
} from "@runlens/charts";
import type { ChartTheme } from "@runlens/widgets";
import { tooltipRows, type DrawnCurve } from "./curve-text.ts";
import { nearestPoints, placeOf } from "./nearest-points.ts";
import { paintCursor, paintCurves, type Box } from "./paint-curves.ts";

export interface CurveChartData {
  /** One sentence that says what is drawn. */
  readonly label: string;
  readonly curves: readonly DrawnCurve[];
  /** `FITTED` shows all of precision and recall. */
  readonly view: View;
  readonly theme: ChartTheme;
}

export interface CurveChart {
  show(data: CurveChartData): void;
  destroy(): void;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A drag that is shorter is a click. */
const MIN_DRAG = 4;
const ZOOM_FACTOR = 0.8;

/**
 * Precision over recall, filling `container`. Drag = zoom, shift-drag = pan, ctrl/⌘ wheel =
 * zoom at the pointer, double click = fit. Left and right go along a curve, up and down to
 * the next one, +, - and 0 zoom and fit.
 */
export function createCurveChart(
  container: HTMLElement,
  initial: CurveChartData,
  onViewChange: (view: View) => void,
): CurveChart {
  let data = initial;
  let layout: Layout | undefined;
  let rows: readonly CursorRow[] = [];
  const tooltip = createTooltip(container.ownerDocument);
  // The surface measures itself before it is there to be drawn on.
  let isThere = false;
  const surface = createSurface(container, () => isThere && repaint());
  const { root } = surface;
  const stopPointer = listenForPointer(root, {
    hover: (spot) => showRows(spot === undefined ? [] : rowsAt(spot)),
    drag: (from, to) => layout && showRows([], boxBetween(from, to, layout)),
    drop(from, to, isPan) {
      showRows([]);
      if (layout !== undefined)
        zoomTo(isPan ? plotMoved(layout, from, to) : boxBetween(from, to, layout));
    },
    zoomAt,
    fit,
  });
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => goAlong(-1),
    ArrowRight: () => goAlong(1),
    ArrowUp: () => goToCurve(-1),
    ArrowDown: () => goToCurve(1),
    "+": () => zoomAt(undefined, ZOOM_FACTOR),
    "=": () => zoomAt(undefined, ZOOM_FACTOR),
    "-": () => zoomAt(undefined, 1 / ZOOM_FACTOR),
    "0": fit,
    Escape: () => showRows([]),
  };
  root.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  root.addEventListener("blur", () => showRows([]));
  isThere = true;
  repaint();

  return {
    show(next) {
      data = next;
      repaint();
    },
    destroy() {
      tooltip.hide();
      stopPointer();
      surface.destroy();
    },
  };

  function repaint(): void {
    layout = paintCurves(surface, data.curves, data.view, data.theme);
    root.ariaLabel = data.label;
    showRows([]);
  }

  function showRows(next: readonly CursorRow[], box?: Box): void {
    rows = next;
    paintCursor(surface, data.curves, rows, box, data.theme);
    const [nearest] = rows;
    if (nearest === undefined) {
      tooltip.hide();
      return;
    }
    const { left, top, bottom } = root.getBoundingClientRect();
    const beside = { x: left + nearest.xPixel, top, bottom };
    tooltip.show({ ...tooltipRows(data.curves, rows), beside });
  }

  function rowsAt({ x, y }: Spot): readonly CursorRow[] {
    const curves = data.curves.map(({ curve }) => curve);
    return layout === undefined ? [] : nearestPoints(curves, layout, x, y);
  }

  /** Recall falls as thresholds rise. */
  function goAlong(right: 1 | -1): void {
    const [at] = rows;
    const curve = data.curves[at?.line ?? -1]?.curve;
    if (layout === undefined || at === undefined || curve === undefined) {
      goToCurve(1);
      return;
    }
    const point = at.point - right;
    const place = placeOf(curve, point, layout);
    if (place !== undefined) showRows([{ line: at.line, point, ...place }]);
  }

  function goToCurve(down: 1 | -1): void {
    if (layout === undefined) return;
    const { line, xPixel, yPixel } = rows[0] ?? {
      line: -1,
      xPixel: layout.left,
      yPixel: layout.top,
    };
    const count = data.curves.length;
    const next = (line + down + count) % count;
    const row = rowsAt({ x: xPixel, y: yPixel }).find((each) => each.line === next);
    if (row !== undefined) showRows([row]);
  }

  function zoomAt(spot: Spot | undefined, factor: number): void {
    if (layout === undefined) return;
    const { left, right, top, bottom } = layout;
    const { x, y } = spot ?? { x: (left + right) / 2, y: (top + bottom) / 2 };
    zoomTo({
      left: x + (left - x) * factor,
      right: x + (right - x) * factor,
      top: y + (top - y) * factor,
      bottom: y + (bottom - y) * factor,
    });
  }

  function zoomTo({ left, right, top, bottom }: Box): void {
    if (layout === undefined || left >= right || top >= bottom) return;
    const { xScale, yScale } = layout;
    onViewChange({
      xRange: { min: xScale.valueAt(left), max: xScale.valueAt(right) },
      yRange: { min: yScale.valueAt(bottom), max: yScale.valueAt(top) },
    });
  }

  function fit(): void {
    onViewChange(FITTED);
  }
}

interface PointerActions {
  hover(spot: Spot | undefined): void;
  drag(from: Spot, to: Spot): void;
  drop(from: Spot, to: Spot, isPan: boolean): void;
  zoomAt(spot: Spot, factor: number): void;
  fit(): void;
}

/** @returns stops listening. */
function listenForPointer(root: HTMLElement, actions: PointerActions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let from: Spot | undefined;
  const spotOf = (event: MouseEvent): Spot => {
    const { left, top } = root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    from = spotOf(event);
    root.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent): void => {
    if (from === undefined) actions.hover(spotOf(event));
    else if (!event.shiftKey) actions.drag(from, spotOf(event));
  };
  const onUp = (event: PointerEvent): void => {
    const [start, end] = [from, spotOf(event)];
    from = undefined;
    if (start === undefined) return;
    if (Math.hypot(end.x - start.x, end.y - start.y) < MIN_DRAG) actions.hover(end);
    else actions.drop(start, end, event.shiftKey);
  };
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    actions.zoomAt(spotOf(event), event.deltaY < 0 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR);
  };
  root.addEventListener("pointerdown", onDown, { signal });
  root.addEventListener("pointermove", onMove, { signal });
  root.addEventListener("pointerup", onUp, { signal });
  root.addEventListener("pointercancel", () => (from = undefined), { signal });
  root.addEventListener("pointerleave", () => actions.hover(undefined), { signal });
  root.addEventListener("dblclick", () => actions.fit(), { signal });
  root.addEventListener("wheel", onWheel, { signal, passive: false });
  return () => stop.abort();
}

/** The part of the plot between two spots. */
function boxBetween(a: Spot, b: Spot, { left, right, top, bottom }: Layout): Box {
  return {
    left: Math.max(Math.min(a.x, b.x), left),
    right: Math.min(Math.max(a.x, b.x), right),
    top: Math.max(Math.min(a.y, b.y), top),
    bottom: Math.min(Math.max(a.y, b.y), bottom),
  };
}

function plotMoved({ left, right, top, bottom }: Layout, from: Spot, to: Spot): Box {
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  return { left: left + dx, right: right + dx, top: top + dy, bottom: bottom + dy };
}
