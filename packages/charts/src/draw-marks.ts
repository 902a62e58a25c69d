import type { DrawContext } from "./draw-context.ts";
import type { OddKind, OddMark } from "./math/envelope.ts";
import type { Layout } from "./math/layout.ts";

const MARK_SIZE = 7;

/** Triangles at the edge of the plot: infinities point out of it, NaN is hollow. In the colour set last. */
export function drawMarks(
  context: DrawContext,
  layout: Layout,
  marks: readonly OddMark[],
  columnWidth: number,
): void {
  const nextFree: Record<OddKind, number> = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  context.lineWidth = 1;
  for (const { column, kind } of marks) {
    const x = layout.left + (column + 0.5) * columnWidth;
    if (x < nextFree[kind]) continue;
    nextFree[kind] = x + MARK_SIZE;
    drawMark(context, layout, x, kind);
  }
}

function drawMark(context: DrawContext, { top, bottom }: Layout, x: number, kind: OddKind): void {
  const half = MARK_SIZE / 2;
  const [tip, base] =
    kind === "positiveInfinity"
      ? [top, top + MARK_SIZE]
      : kind === "negativeInfinity"
        ? [bottom, bottom - MARK_SIZE]
        : [bottom - MARK_SIZE, bottom - 1];
  context.beginPath();
  context.moveTo(x, tip);
  context.lineTo(x + half, base);
  context.lineTo(x - half, base);
  context.closePath();
  if (kind === "nan") context.stroke();
  else context.fill();
}

export function fillDot(context: DrawContext, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
