import { prepareLines, type ChartLine, type PreparedLine } from "./chart-line.ts";
import type { ChartTheme } from "./chart-theme.ts";
import { yScaleOf } from "./draw-lines.ts";
import { listenForGestures, type SelectionBox } from "./gestures.ts";
import { listenForKeys } from "./keyboard.ts";
import { cursorRows, type CursorRow } from "./math/cursor.ts";
import type { Layout } from "./math/layout.ts";
import { viewOfBox, viewPanned, viewScrolled, viewZoomed } from "./math/navigate.ts";
import { nextSampleX } from "./math/nearest.ts";
import type { Scale } from "./math/scale.ts";
import { axisText, summarySentence } from "./math/summary.ts";
import {
  FITTED,
  goTo,
  isSameView,
  startHistory,
  stepBack,
  type View,
} from "./math/view-history.ts";
import {
  clear,
  fittedXOf,
  paintChart,
  paintOverlay,
  type ChartAxes,
  type ChartPicture,
} from "./painter.ts";
import { createSurface } from "./surface.ts";
import "./line-chart.css";

export interface LineChartOptions extends ChartAxes {
  /** Starts the sentence that describes the chart to screen readers. */
  readonly title: string;
  readonly theme: ChartTheme;
  /** Someone zoomed, panned or fitted. Not called for `setView`. */
  readonly onViewChange?: (view: View) => void;
  /** The cursor moved, or what it reads changed; undefined when it left. */
  readonly onHover?: (cursor: ChartCursor | undefined) => void;
}

/** What the pointer or the arrow keys point at. */
export interface ChartCursor {
  /** The x of the nearest point. */
  readonly x: number;
  /** The point of each line in sight, the nearest to the pointer first; never empty. */
  readonly rows: readonly CursorRow[];
  /** The crosshair in pixels of the browser window. */
  readonly client: { readonly x: number; readonly top: number; readonly bottom: number };
}

export interface LineChart {
  /** Draws other lines. A zoomed view stays; a fitted one follows the data. */
  setData(lines: readonly ChartLine[]): void;
  /** Shows another part, outside of the history that Escape walks back. */
  setView(view: View): void;
  setOptions(options: Partial<LineChartOptions>): void;
  /** Shows the crosshair of another chart; undefined takes it away. */
  setCursor(x: number | undefined): void;
  /** Brings the line with this id forward and fades the others; undefined ends it. */
  setEmphasis(id: string | undefined): void;
  /** What is shown now, for `toSvg`, `toPng` and `toPdf`. Later changes do not touch it. */
  picture(): ChartPicture;
  destroy(): void;
}

/** After this long without movement a chart is drawn in full again. */
const REST_MS = 120;
/** A line this near to the pointer makes the others fade. */
const TOUCH_PX = 10;

type Cursor =
  | { readonly by: "pointer"; readonly xPixel: number; readonly yPixel: number }
  | { readonly by: "keys" | "other"; readonly x: number };

/**
 * A line chart that fills `container`. Draws on animation frames and only what changed.
 * Focusable: arrows move the cursor, + and - zoom, 0 fits, Escape steps back.
 */
export function createLineChart(container: HTMLElement, initial: LineChartOptions): LineChart {
  let options = initial;
  let lines: readonly PreparedLine[] = [];
  let history = startHistory();
  let layout: Layout | undefined;
  let cursor: Cursor | undefined;
  let selection: SelectionBox | undefined;
  let emphasised: string | undefined;
  let hovered = false;
  let baseIsStale = true;
  let frame = 0;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  const surface = createSurface(container, () => redraw("all"));
  const gestures = listenForGestures(surface.root, {
    hover: (at) => setOwnCursor(at && { by: "pointer", xPixel: at.x, yPixel: at.y }),
    select(box) {
      selection = box;
      redraw("overlay");
    },
    zoomTo: ({ left, right, top, bottom, withY }) =>
      navigate((now) =>
        viewOfBox(now, history.current, [left, right], withY ? [bottom, top] : undefined),
      ),
    startPan() {
      const [start, view] = [layout, history.current];
      return (dx, dy, continues) => {
        if (start) navigate(() => viewPanned(start, view, dx, dy), continues);
      };
    },
    scroll: (dx, continues) => navigate((now) => viewScrolled(now, history.current, dx), continues),
    zoomAt: (at, factor, continues) => navigate((now) => zoomedAt(now, at, factor), continues),
    fit: () => navigate(() => FITTED),
  });
  const stopKeys = listenForKeys(surface.root, {
    moveCursor: moveByKey,
    zoom: (factor) => navigate((now) => zoomedAt(now, middleOf(now), factor)),
    fit: () => navigate(() => FITTED),
    stepBack: () => gestures.cancel() || goBack(),
    leave: () => cursor?.by === "keys" && setOwnCursor(undefined),
  });

  return {
    setData(next) {
      lines = prepareLines(next, lines);
      redraw("all");
    },
    setView(view) {
      if (isSameView(view, history.current)) return;
      history = { ...history, current: view };
      redraw("all");
    },
    setOptions(changes) {
      options = { ...options, ...changes };
      redraw("all");
    },
    setCursor(x) {
      if (cursor !== undefined && cursor.by !== "other") return;
      cursor = x === undefined ? undefined : { by: "other", x };
      redraw("overlay");
    },
    setEmphasis(id) {
      emphasised = id;
      redraw("overlay");
    },
    picture,
    destroy() {
      cancelAnimationFrame(frame);
      clearTimeout(restTimer);
      gestures.destroy();
      stopKeys();
      surface.destroy();
    },
  };

  function picture(): ChartPicture {
    return { ...options, lines, view: history.current };
  }

  function redraw(what: "all" | "overlay"): void {
    baseIsStale ||= what === "all";
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function draw(): void {
    frame = 0;
    const { width, height } = surface.size();
    if (width === 0 || height === 0) return;
    if (baseIsStale || layout === undefined) {
      const ratio = surface.pixelRatio();
      const mode = restTimer === undefined ? "rest" : "moving";
      clear(surface.base, ratio);
      layout = paintChart(surface.base, { width, height }, picture(), ratio, mode);
      surface.root.ariaLabel = summarySentence(options.title, pointsOf(lines), options.xAxis);
      baseIsStale = false;
    }
    const reading = cursor && read(cursor, layout);
    const crosshair = reading && {
      xPixel: layout.xScale.pixelOf(reading.x),
      label: axisText[options.xAxis](reading.x),
      rows: reading.rows,
    };
    const emphasis = emphasisOf(reading?.rows);
    paintOverlay(
      surface,
      layout,
      lines,
      {
        ...(crosshair && { crosshair }),
        ...(emphasis && { emphasis }),
        ...(selection && { selection: boxInPlot(selection, layout) }),
      },
      options.theme,
    );
    report(cursor?.by === "other" ? undefined : reading, layout);
  }

  /** What was asked for, else the line that the pointer is nearest to. */
  function emphasisOf(rows: readonly CursorRow[] = []) {
    const asked = lines.find(({ source }) => source.id === emphasised);
    if (asked !== undefined) return { line: asked, fadesOthers: true };
    const nearest = cursor?.by === "other" ? undefined : lines[rows[0]?.line ?? -1];
    return nearest && { line: nearest, fadesOthers: isTouching(cursor, rows[0]) };
  }

  function read(from: Cursor, now: Layout): Pick<ChartCursor, "x" | "rows"> | undefined {
    const { xScale } = now;
    const yScale = scalesOf(lines, now);
    const x = from.by === "pointer" ? xScale.valueAt(from.xPixel) : from.x;
    const height = from.by === "pointer" ? from.yPixel : undefined;
    const rows = cursorRows(pointsOf(lines), xScale, yScale, x, height);
    const [nearest] = rows;
    if (nearest === undefined) return undefined;
    if (from.by !== "pointer") return isInside(xScale.pixelOf(x), now) ? { x, rows } : undefined;
    return { x: lines[nearest.line]?.points.x[nearest.point] ?? x, rows };
  }

  function report(reading: Pick<ChartCursor, "x" | "rows"> | undefined, now: Layout): void {
    if (reading === undefined) {
      if (hovered) options.onHover?.(undefined);
      hovered = false;
      return;
    }
    hovered = true;
    const box = surface.root.getBoundingClientRect();
    const x = box.left + now.xScale.pixelOf(reading.x);
    const [top, bottom] = [box.top + now.top, box.top + now.bottom];
    options.onHover?.({ ...reading, client: { x, top, bottom } });
  }

  function setOwnCursor(next: Cursor | undefined): void {
    cursor = next;
    if (next?.by === "pointer" && layout && !isInside(next.xPixel, layout)) cursor = undefined;
    redraw("overlay");
  }

  function moveByKey(direction: 1 | -1, pixels: number): void {
    if (layout === undefined) return;
    const { xScale } = layout;
    const reading = cursor && read(cursor, layout);
    const from = reading?.x ?? xScale.valueAt(direction > 0 ? xScale.from : xScale.to);
    const target = xScale.valueAt(xScale.pixelOf(from) + direction * pixels);
    const gap = reading === undefined ? 0 : Math.abs(target - from);
    const x = nextSampleX(pointsOf(lines), from, direction, gap);
    if (x !== undefined && isInside(xScale.pixelOf(x), layout)) setOwnCursor({ by: "keys", x });
  }

  function zoomedAt(now: Layout, at: { x: number; y: number }, factor: number): View {
    return viewZoomed(now, history.current, fittedXOf(picture()), at, factor);
  }

  function navigate(next: (now: Layout) => View, continues = false): void {
    if (layout === undefined) return;
    if (continues) keepMoving();
    show(goTo(history, next(layout), continues));
  }

  function keepMoving(): void {
    clearTimeout(restTimer);
    restTimer = setTimeout(() => {
      restTimer = undefined;
      redraw("all");
    }, REST_MS);
  }

  function goBack(): boolean {
    const hasPast = history.past.length > 0;
    show(stepBack(history));
    return hasPast;
  }

  function show(next: typeof history): void {
    if (next === history) return;
    history = next;
    redraw("all");
    options.onViewChange?.(history.current);
  }
}

function pointsOf(lines: readonly PreparedLine[]) {
  return lines.map((line) => line.points);
}

function scalesOf(lines: readonly PreparedLine[], layout: Layout): (line: number) => Scale {
  return (at) => {
    const line = lines[at];
    return line === undefined ? layout.yScale : yScaleOf(layout, line);
  };
}

/** True where the pointer is as good as on the line. */
function isTouching(cursor: Cursor | undefined, row: CursorRow | undefined): boolean {
  if (cursor?.by !== "pointer" || row === undefined) return false;
  return Math.hypot(row.xPixel - cursor.xPixel, row.yPixel - cursor.yPixel) <= TOUCH_PX;
}

function isInside(xPixel: number, { left, right }: Layout): boolean {
  return xPixel >= left - 1 && xPixel <= right + 1;
}

function middleOf({ left, right, top, bottom }: Layout): { x: number; y: number } {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** An x-selection is as high as the plot. */
function boxInPlot(box: SelectionBox, { left, right, top, bottom }: Layout) {
  return {
    left: Math.max(box.left, left),
    right: Math.min(box.right, right),
    top: box.withY ? Math.max(box.top, top) : top,
    bottom: box.withY ? Math.min(box.bottom, bottom) : bottom,
  };
}
