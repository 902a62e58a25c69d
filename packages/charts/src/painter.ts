import type { PreparedLine } from "./chart-line.ts";
import type { ChartTheme } from "./chart-theme.ts";
import { drawFrame } from "./draw-frame.ts";
import { drawLines } from "./draw-lines.ts";
import { drawOverlay, type OverlayPicture } from "./draw-overlay.ts";
import { fittedX, fittedY } from "./math/fit.ts";
import { layOut, type Layout } from "./math/layout.ts";
import type { Points } from "./math/points.ts";
import type { ScaleKind } from "./math/scale.ts";
import type { AxisKind } from "./math/ticks.ts";
import type { View } from "./math/view-history.ts";
import type { Surface } from "./surface.ts";

/** All that decides how a chart looks, except what follows the pointer. */
export interface ChartPicture {
  readonly lines: readonly PreparedLine[];
  readonly view: View;
  readonly xAxis: AxisKind;
  readonly yScale: ScaleKind;
  readonly theme: ChartTheme;
  /** One of a fast sequence, such as a frame of a pan: it may be drawn with less. */
  readonly moving: boolean;
}

/** Draws axes and lines, and tells where everything lies. */
export function paintChart(surface: Surface, picture: ChartPicture): Layout {
  const { base } = surface;
  const ratio = surface.pixelRatio();
  clear(base, ratio);
  const layout = layoutOf(surface, picture);
  drawFrame(base, layout, picture.theme, ratio);
  drawLines(base, layout, picture.lines, ratio, picture.moving);
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

function layoutOf(surface: Surface, picture: ChartPicture): Layout {
  const { base } = surface;
  const { lines, view, xAxis, yScale, theme } = picture;
  base.font = theme.font;
  return layOut({
    ...surface.size(),
    xAxis,
    xDomain: view.xRange ?? fittedX(lines.map((line) => line.points)),
    yDomain: view.yRange ?? fittedY(drawnPoints(lines), view.xRange, yScale),
    yScale,
    measure: (label) => base.measureText(label).width,
  });
}

/** Ghosts included: what is drawn must fit. */
function drawnPoints(lines: readonly PreparedLine[]): Points[] {
  return lines.flatMap(({ points, ghost }) => (ghost === undefined ? [points] : [points, ghost]));
}

function clear(context: CanvasRenderingContext2D, ratio: number): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}
