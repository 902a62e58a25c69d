import {
  chartCursor,
  emphasisOf,
  isInside,
  nextSample,
  readCursor,
  spokenReading,
  type Cursor,
} from "./chart-cursor.ts";
import { pointsOf, prepareLines, type PreparedLine } from "./chart-line.ts";
import { isCrowd } from "./draw-lines.ts";
import { listenForGestures, type SelectionBox } from "./gestures.ts";
import { hasSame } from "./has-same.ts";
import { listenForKeys } from "./keyboard.ts";
import type { ChartCursor, LineChart, LineChartOptions } from "./line-chart-api.ts";
import { createLinePictures } from "./line-pictures.ts";
import { boxInPlot, middleOf } from "./math/box.ts";
import type { Layout } from "./math/layout.ts";
import { viewOfBox, viewPanned, viewScrolled, viewZoomed } from "./math/navigate.ts";
import { nearestSampleX } from "./math/nearest.ts";
import { joinedExtent } from "./math/points.ts";
import type { StepSelection } from "./math/step-selection.ts";
import { axisText, summarySentence } from "./math/summary.ts";
import {
  FITTED,
  goTo,
  isSameView,
  looksSameView,
  startHistory,
  stepBack,
  type View,
} from "./math/view-history.ts";
import { createMotion } from "./motion.ts";
import { clear, fittedXOf, paintChart, paintOverlay, type ChartPicture } from "./painter.ts";
import { createReadOut } from "./read-out.ts";
import { createSelectionLayer } from "./selection-layer.ts";
import { createSurface } from "./surface.ts";
import "./line-chart.css";

/** A pan leaves y alone until the pointer is so far off that it is meant. */
const PAN_Y_SLACK = 12;
/** A key pans by this share of the plot. */
const KEY_PAN = 0.25;

/**
 * A line chart that fills `container`. Draws on animation frames and only what changed.
 * Focusable: arrows, Home and End move the cursor and have it read out, Enter does what a
 * click does there, + and - zoom, [ and ] pan, 0 fits, Escape steps back.
 */
export function createLineChart(container: HTMLElement, initial: LineChartOptions): LineChart {
  let options = initial;
  let lines: readonly PreparedLine[] = [];
  let history = startHistory();
  let layout: Layout | undefined;
  let cursor: Cursor | undefined;
  let selection: SelectionBox | undefined;
  let emphasised: string | undefined;
  let marked: StepSelection | undefined;
  let hovered = false;
  let baseIsStale = true;
  let sentenceIsStale = true;
  let overlayIsEmpty = true;
  let frame = 0;

  const linePictures = createLinePictures();
  const motion = createMotion(() => redraw("all"));
  const frameElement = container.ownerDocument.createElement("div");
  frameElement.className = "rl-line-chart-frame";
  container.append(frameElement);
  const surface = createSurface(frameElement, () => redraw("all"));
  // Screen readers leave arrow keys to it.
  surface.root.role = "application";
  surface.root.ariaRoleDescription = "line chart";
  // What a chart without lines is called, until it is drawn.
  surface.root.ariaLabel = options.title;
  surface.root.ariaBusy = "true";
  const readOut = createReadOut(frameElement);
  const selectionLayer = createSelectionLayer(frameElement, {
    snap: (xPixel) => layout && sampleNear(layout.xScale.valueAt(xPixel)),
    next: sampleBeyond,
    extent: () => joinedExtent(pointsOf(lines)),
    textOf: (x) => axisText[options.xAxis](x),
    leave: () => surface.root.focus(),
    change(next, done) {
      marked = next;
      redraw("overlay");
      options.onSelectionChange?.(next, done);
    },
  });
  const gestures = listenForGestures(surface.root, {
    hover: (at) => setOwnCursor(at && { by: "pointer", xPixel: at.x, yPixel: at.y }),
    select(box) {
      selection = box;
      redraw("overlay");
    },
    zoomTo: ({ left, right, top, bottom, withX, withY }) =>
      jump((now) => {
        const x = withX ? ([left, right] as const) : undefined;
        return viewOfBox(now, history.current, x, withY ? [bottom, top] : undefined);
      }),
    startPan() {
      const [start, view, ratio] = [layout, history.current, surface.pixelRatio()];
      let movesY = false;
      return (dx, dy, continues) => {
        movesY ||= Math.abs(dy) > PAN_Y_SLACK;
        const [x, y] = [wholePixels(dx, ratio), movesY ? wholePixels(dy, ratio) : 0];
        if (start) move(() => viewPanned(start, view, x, y), continues);
      };
    },
    scroll: (dx, continues) => move((now) => viewScrolled(now, history.current, dx), continues),
    zoomAt: (at, factor, continues) => move((now) => zoomedAt(now, at, factor), continues),
    fit: () => navigate(() => FITTED),
    click: ({ x, y }) => layout && pick(layout, x, y),
  });
  const stopKeys = listenForKeys(surface.root, {
    moveCursor: moveByKey,
    moveCursorToEnd: (direction) => {
      const extent = joinedExtent(pointsOf(lines));
      if (extent) setOwnCursor({ by: "keys", x: direction < 0 ? extent.min : extent.max });
    },
    zoom: (factor) => navigate((now) => zoomedAt(now, middleOf(now), factor)),
    pan: (direction) =>
      navigate((now) =>
        viewScrolled(now, history.current, -direction * KEY_PAN * (now.right - now.left)),
      ),
    fit: () => navigate(() => FITTED),
    pick(onAxis) {
      if (cursor?.by !== "keys") return false;
      options.onPick?.({ x: cursor.x, onAxis });
      return true;
    },
    stepBack: () => gestures.cancel() || goBack(),
    leave: () => cursor?.by === "keys" && setOwnCursor(undefined),
  });

  return {
    setData(next) {
      const prepared = prepareLines(next, lines);
      if (prepared === lines && lines.length > 0) return;
      lines = prepared;
      motion.pointsCame();
      sentenceIsStale = true;
      redraw("all");
    },
    setView(view) {
      if (isSameView(view, history.current)) return;
      const before = history.current;
      history = { ...history, current: view };
      // Of a crowd nobody can tell that it was not drawn again for that.
      if (isCrowd(lines) && looksSameView(view, before)) return;
      sentenceIsStale = true;
      redraw("all");
    },
    setOptions(changes) {
      if (hasSame(options, changes)) return;
      options = { ...options, ...changes };
      sentenceIsStale = true;
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
    setSelection(next) {
      marked = next;
      redraw("overlay");
    },
    picture,
    destroy() {
      cancelAnimationFrame(frame);
      motion.destroy();
      gestures.destroy();
      stopKeys();
      selectionLayer.destroy();
      readOut.destroy();
      surface.destroy();
      frameElement.remove();
    },
  };

  function picture(): ChartPicture {
    return { ...options, lines, view: history.current };
  }

  function describe(): void {
    const { title, xAxis } = options;
    surface.root.ariaLabel = summarySentence(title, pointsOf(lines), xAxis, history.current.xRange);
    surface.root.ariaBusy = null;
    sentenceIsStale = false;
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
      clear(surface.base, ratio);
      layout = paintChart(
        surface.base,
        { width, height },
        picture(),
        ratio,
        motion.isAtRest() ? linePictures.drawAtRest : linePictures.drawMoving,
      );
      baseIsStale = false;
    }
    if (sentenceIsStale && motion.isAtRest()) describe();
    // A crowd that moves has no time for what is read off it; what was read last stays.
    const isBusy = !motion.isAtRest() && isCrowd(lines);
    const reading = cursor && !isBusy ? readCursor(cursor, lines, layout) : undefined;
    const crosshair = reading && {
      xPixel: layout.xScale.pixelOf(reading.x),
      label: axisText[options.xAxis](reading.x),
      rows: reading.rows,
    };
    const emphasis = isBusy ? undefined : emphasisOf(lines, emphasised, cursor, reading?.rows);
    const overlay = {
      ...(crosshair && { crosshair }),
      ...(emphasis && { emphasis }),
      ...(selection && { selection: boxInPlot(selection, layout) }),
    };
    const showsNothing = Object.keys(overlay).length === 0;
    if (!showsNothing || !overlayIsEmpty)
      paintOverlay(surface, layout, lines, overlay, options.theme);
    overlayIsEmpty = showsNothing;
    selectionLayer.show(marked, layout);
    if (!isBusy || cursor === undefined)
      report(cursor?.by === "other" ? undefined : reading, layout);
  }

  function report(reading: Pick<ChartCursor, "x" | "rows"> | undefined, now: Layout): void {
    if (reading === undefined) {
      if (hovered) options.onHover?.(undefined);
      hovered = false;
      return;
    }
    hovered = true;
    options.onHover?.(chartCursor(reading, cursor, now, surface.root.getBoundingClientRect()));
    if (cursor?.by !== "keys") return;
    readOut.say(spokenReading(reading, lines, options.xAxis));
  }

  function setOwnCursor(next: Cursor | undefined): void {
    cursor = next;
    if (next?.by === "pointer" && layout && !isInside(next.xPixel, layout)) cursor = undefined;
    redraw("overlay");
  }

  function moveByKey(direction: 1 | -1, pixels: number): void {
    if (layout === undefined) return;
    const { xScale } = layout;
    const reading = cursor && readCursor(cursor, lines, layout);
    const from = reading?.x ?? xScale.valueAt(direction > 0 ? xScale.from : xScale.to);
    const x = sampleBeyond(from, direction, reading === undefined ? 0 : pixels);
    if (x !== undefined && isInside(xScale.pixelOf(x), layout)) setOwnCursor({ by: "keys", x });
  }

  function sampleBeyond(from: number, direction: 1 | -1, pixels: number): number | undefined {
    return layout && nextSample(pointsOf(lines), layout, from, direction, pixels);
  }

  function sampleNear(x: number): number | undefined {
    return nearestSampleX(pointsOf(lines), x);
  }

  function pick(now: Layout, xPixel: number, yPixel: number): void {
    const x = isInside(xPixel, now) ? sampleNear(now.xScale.valueAt(xPixel)) : undefined;
    if (x !== undefined) options.onPick?.({ x, onAxis: yPixel > now.bottom });
  }

  function zoomedAt(now: Layout, at: { x: number; y: number }, factor: number): View {
    return viewZoomed(now, history.current, fittedXOf(picture()), at, factor);
  }

  function navigate(next: (now: Layout) => View): void {
    if (layout !== undefined) show(goTo(history, next(layout)));
  }

  /** As part of a gesture, of which more frames are likely to come. */
  function move(next: (now: Layout) => View, continues: boolean): void {
    motion.move(isCrowd(lines));
    if (layout !== undefined) show(goTo(history, next(layout), continues), true);
  }

  /** By a gesture that is over. */
  function jump(next: (now: Layout) => View): void {
    if (options.refines === true && isCrowd(lines)) motion.awaitPoints();
    navigate(next);
  }

  function goBack(): boolean {
    const hasPast = history.past.length > 0;
    show(stepBack(history));
    return hasPast;
  }

  function show(next: typeof history, isMoving = false): void {
    if (next === history) return;
    history = next;
    sentenceIsStale = true;
    redraw("all");
    options.onViewChange?.(history.current, isMoving);
  }
}

/** To whole device pixels, by which a picture can be moved as it is. */
function wholePixels(pixels: number, ratio: number): number {
  return Math.round(pixels * ratio) / ratio;
}
