import { drawnPoints, isOnRight, pointsOf, type PreparedLine } from "./chart-line.ts";
import type { ChartTheme } from "./chart-theme.ts";
import type { DrawContext } from "./draw-context.ts";
import { drawFrame } from "./draw-frame.ts";
import { drawOverlay, type OverlayPicture } from "./draw-overlay.ts";
import { isOnScale, limitedDomain, type Limits } from "./math/domain.ts";
import { fittedX, fittedY } from "./math/fit.ts";
import { layOut, xScaleKind, type Layout, type Thresholds } from "./math/layout.ts";
import type { Range } from "./math/range.ts";
import type { ScaleKind } from "./math/scale.ts";
import { symlogThreshold } from "./math/symlog.ts";
import type { AxisKind } from "./math/ticks.ts";
import type { View } from "./math/view-history.ts";
import type { Surface } from "./surface.ts";

/** How the axes of a chart look. */
export interface ChartAxes {
  readonly xAxis: AxisKind;
  /** Default: linear. Moments are always linear. */
  readonly xScale?: ScaleKind;
  readonly yScale: ScaleKind;
  /** Of the axis on the right, which is there when a line asks for it. Default: linear. */
  readonly y2Scale?: ScaleKind;
  /** Bounds set by hand, which hold until someone zooms and again after a fit. */
  readonly xLimits?: Limits;
  readonly yLimits?: Limits;
  readonly y2Limits?: Limits;
  /** Linear thresholds of symlog scales set by hand. Default: by `symlogThreshold`. */
  readonly thresholds?: Thresholds;
}

/** All that decides how a chart looks, except what follows the pointer. */
export interface ChartPicture extends ChartAxes {
  readonly lines: readonly PreparedLine[];
  readonly view: View;
  readonly theme: ChartTheme;
}

/**
 * Draws axes and lines, and tells where everything lies.
 * @param draw draws the lines
 */
export function paintChart<Context extends DrawContext>(
  context: Context,
  box: { readonly width: number; readonly height: number },
  picture: ChartPicture,
  ratio: number,
  draw: (context: Context, layout: Layout, lines: readonly PreparedLine[], ratio: number) => void,
): Layout {
  context.font = picture.theme.font;
  const measure = (label: string): number => context.measureText(label).width;
  const layout = layOut({ ...box, ...picture, ...domainsOf(picture), measure });
  drawFrame(context, layout, picture.theme, ratio);
  draw(context, layout, picture.lines, ratio);
  return layout;
}

export function paintOverlay(
  surface: Surface,
  layout: Layout,
  lines: readonly PreparedLine[],
  picture: OverlayPicture,
  theme: ChartTheme,
): void {
  const ratio = surface.pixelRatio();
  clear(surface.overlay, ratio);
  drawOverlay(surface.overlay, layout, lines, picture, theme, ratio);
}

export function clear(context: CanvasRenderingContext2D, ratio: number): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

/** The fitted x-axis of a picture, with what was set by hand. */
export function fittedXOf({ lines, xAxis, xScale, xLimits = {}, thresholds }: ChartPicture): Range {
  const kind = xScaleKind(xAxis, xScale);
  const points = pointsOf(lines);
  const threshold = thresholdOf(kind, thresholds?.x, () => points.map(({ x }) => x));
  return limitedDomain(fittedX(points, kind, threshold), xLimits, kind);
}

function domainsOf(picture: ChartPicture) {
  const { lines, view, yScale, y2Scale = "linear", yLimits, y2Limits } = picture;
  const xKind = xScaleKind(picture.xAxis, picture.xScale);
  const x = thresholdOf(xKind, picture.thresholds?.x, () => lines.map(({ points }) => points.x));
  const xDomain = domainOf(view.xRange, undefined, xKind, () => fittedXOf(picture));
  const xInSight = (view.xRange ?? picture.xLimits) ? xDomain : undefined;

  const side = (isRight: boolean, kind: ScaleKind, held: Range | undefined, limits?: Limits) => {
    const points = lines.filter((line) => isOnRight(line) === isRight).flatMap(drawnPoints);
    const byHand = isRight ? picture.thresholds?.y2 : picture.thresholds?.y;
    const threshold = thresholdOf(kind, byHand, () => points.map((column) => column.y));
    const fit = (): Range => fittedY(points, xInSight, kind, threshold);
    return { threshold, domain: domainOf(held, limits, kind, fit) };
  };
  const y = side(false, yScale, view.yRange, yLimits);
  const y2 = lines.some(isOnRight) ? side(true, y2Scale, view.y2Range, y2Limits) : undefined;
  return {
    xDomain,
    yDomain: y.domain,
    ...(y2 && { y2: { domain: y2.domain, scale: y2Scale } }),
    thresholds: { x, y: y.threshold, ...(y2 && { y2: y2.threshold }) },
  };
}

function domainOf(
  held: Range | undefined,
  limits: Limits | undefined,
  kind: ScaleKind,
  fit: () => Range,
): Range {
  if (held !== undefined && isOnScale(held, kind)) return held;
  return limitedDomain(fit(), held ?? limits ?? {}, kind);
}

function thresholdOf(
  kind: ScaleKind,
  byHand: number | undefined,
  columns: () => readonly Float64Array[],
): number {
  if (byHand !== undefined && byHand > 0) return byHand;
  return kind === "symlog" ? symlogThreshold(columns()) : 1;
}
