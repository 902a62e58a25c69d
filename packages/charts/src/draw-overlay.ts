import type { PreparedLine } from "./chart-line.ts";
import type { ChartTheme } from "./chart-theme.ts";
import { createHairlines } from "./draw-frame.ts";
import { drawEmphasised, insidePlot } from "./draw-lines.ts";
import { fillDot } from "./draw-marks.ts";
import type { CursorRow } from "./math/cursor.ts";
import type { Box } from "./math/box.ts";
import type { Layout } from "./math/layout.ts";

const DOT_RADIUS = 3;
const DOT_RING = 1.5;
const MAX_DOTS = 50;
const VEIL_OPACITY = 0.6;
const LABEL_HEIGHT = 16;
const LABEL_PADDING = 5;

export interface OverlayPicture {
  readonly crosshair?: {
    readonly xPixel: number;
    readonly label: string;
    readonly rows: readonly CursorRow[];
  };
  /** The line that comes forward. */
  readonly emphasis?: { readonly line: PreparedLine; readonly fadesOthers: boolean };
  readonly selection?: Box;
}

/** Draws what follows the pointer. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  layout: Layout,
  lines: readonly PreparedLine[],
  { crosshair, emphasis, selection }: OverlayPicture,
  theme: ChartTheme,
  ratio: number,
): void {
  const pen = createHairlines(context, ratio);
  if (selection !== undefined) {
    const { left, right, top, bottom } = selection;
    context.fillStyle = theme.selection;
    context.fillRect(left, top, right - left, bottom - top);
    pen.upright(left, top, bottom, theme.crosshair);
    pen.upright(right, top, bottom, theme.crosshair);
  }
  if (emphasis !== undefined && lines.length > 1) {
    if (emphasis.fadesOthers) veil(context, layout, theme);
    drawEmphasised(context, layout, emphasis.line, ratio);
  }
  if (crosshair === undefined) return;

  pen.upright(crosshair.xPixel, layout.top, layout.bottom, theme.crosshair);
  // The nearest is drawn last, on top.
  for (const row of crosshair.rows.slice(0, MAX_DOTS).toReversed()) {
    if (!(row.yPixel >= layout.top - 1 && row.yPixel <= layout.bottom + 1)) continue;
    context.fillStyle = theme.background;
    fillDot(context, row.xPixel, row.yPixel, DOT_RADIUS + DOT_RING);
    context.fillStyle = lines[row.line]?.source.color ?? theme.text;
    fillDot(context, row.xPixel, row.yPixel, DOT_RADIUS);
  }
  drawXLabel(context, layout, crosshair.xPixel, crosshair.label, theme);
}

/** Fades all that was drawn before, without drawing it anew. */
function veil(context: CanvasRenderingContext2D, layout: Layout, theme: ChartTheme): void {
  insidePlot(context, layout, () => {
    context.globalAlpha = VEIL_OPACITY;
    context.fillStyle = theme.background;
    context.fillRect(0, 0, layout.width, layout.height);
  });
}

function drawXLabel(
  context: CanvasRenderingContext2D,
  layout: Layout,
  xPixel: number,
  label: string,
  theme: ChartTheme,
): void {
  context.font = theme.font;
  const width = context.measureText(label).width + LABEL_PADDING * 2;
  const left = Math.max(Math.min(xPixel - width / 2, layout.width - width), 0);
  const top = layout.bottom + 5;
  context.fillStyle = theme.text;
  context.beginPath();
  context.roundRect(left, top, width, LABEL_HEIGHT, 3);
  context.fill();
  context.fillStyle = theme.background;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText(label, left + LABEL_PADDING, top + LABEL_HEIGHT / 2 + 0.5);
}
