import type { PreparedLine } from "./chart-line.ts";
import { drawCrowd } from "./draw-crowd.ts";
import { drawLines, insidePlot, type DrawMode } from "./draw-lines.ts";
import type { Box } from "./math/box.ts";
import type { Layout } from "./math/layout.ts";
import { createScale } from "./math/scale.ts";
import { stretchBetween } from "./math/shift.ts";

/** What is kept on each side of the canvas, as a share of it. */
const MARGIN = 0.25;
/** CSS pixels that are drawn again beside a new strip, so that lines meet. */
const OVERLAP = 2;

/** What is drawn into the plot of a chart in one frame. */
export interface LineFrame {
  readonly context: CanvasRenderingContext2D;
  readonly layout: Layout;
  readonly lines: readonly PreparedLine[];
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** A picture of lines that outlives its frame: as high as a chart's canvas, and wider. */
export class Sheet {
  /** Where everything lies in the picture. */
  layout: Layout;
  lines: readonly PreparedLine[];
  /** CSS pixels of the layout between which all lines are drawn. */
  from: number;
  to: number;

  private readonly context: CanvasRenderingContext2D;
  /** Device pixels per CSS pixel. */
  private readonly ratio: number;
  /** In device pixels. */
  private readonly margin: number;

  constructor({ context: { canvas: chart }, layout, lines, ratio }: LineFrame) {
    const { width, height } = chart;
    this.ratio = ratio;
    this.margin = Math.round(width * MARGIN);
    // Not an OffscreenCanvas, which draws what it was told in one go when it is shown.
    const canvas = chart.ownerDocument.createElement("canvas");
    canvas.width = width + 2 * this.margin;
    canvas.height = height;
    const context = canvas.getContext("2d");
    if (context === null) throw new TypeError("This browser gives no 2D canvas.");
    this.context = context;
    this.layout = layout;
    this.lines = lines;
    [this.from, this.to] = [layout.left, layout.left];
  }

  /** An empty sheet for a frame: the one that is known, if it is as large. */
  static empty(frame: LineFrame, known: Sheet | undefined): Sheet {
    if (known?.fits(frame) !== true) return new Sheet(frame);
    const { context } = known;
    const { layout, lines } = frame;
    context.resetTransform();
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    return Object.assign(known, { layout, lines, from: layout.left, to: layout.left });
  }

  fits({ context: { canvas: chart }, ratio }: LineFrame): boolean {
    const { canvas } = this.context;
    const isAsLarge =
      canvas.width === chart.width + 2 * this.margin && canvas.height === chart.height;
    return isAsLarge && ratio === this.ratio;
  }

  /** Moves the picture by `shift` device pixels to the right, where `layout` has it. */
  shift(layout: Layout, shift: number): void {
    this.layout = layout;
    if (shift === 0) return;
    const { context, ratio } = this;
    context.resetTransform();
    context.globalCompositeOperation = "copy";
    context.drawImage(context.canvas, shift, 0);
    context.globalCompositeOperation = "source-over";
    const [first, last] = this.ends();
    this.from = Math.max(this.from + shift / ratio, first);
    this.to = Math.min(this.to + shift / ratio, last);
  }

  /** Draws what is missing of the plot. */
  cover(mode: DrawMode): void {
    const { left, right } = this.layout;
    const isApart = this.from >= this.to || this.from > right || this.to < left;
    if (isApart) [this.from, this.to] = [right, right];
    if (this.from > left) {
      this.drawStrip(left, Math.min(this.from + OVERLAP, right), mode);
      this.from = left;
    }
    if (this.to < right) {
      this.drawStrip(Math.max(this.to - OVERLAP, left), right, mode);
      this.to = right;
    }
  }

  /** Drafts some of the lines from margin to margin; `isLast` with the last of them. */
  draftAcross(some: readonly PreparedLine[], isLast: boolean): void {
    const [first, last] = this.ends();
    this.drawSome(first, last, some, "draft");
    if (isLast) [this.from, this.to] = [first, last];
  }

  /** Puts the picture as it is into the plot. */
  show(target: CanvasRenderingContext2D): void {
    insidePlot(target, this.layout, () => {
      target.resetTransform();
      target.drawImage(this.context.canvas, -this.margin, 0);
    });
  }

  /** Where that which was drawn lies in another layout; undefined where scales differ. */
  boxIn(layout: Layout): Box | undefined {
    const plot = stretchBetween(this.layout, layout);
    if (plot === undefined) return undefined;
    const { left, right } = this.layout;
    const stretch = (plot.right - plot.left) / (right - left);
    const placeOf = (x: number): number => plot.left + (x - left) * stretch;
    return { ...plot, left: placeOf(this.from), right: placeOf(this.to) };
  }

  /**
   * Shows it inside a layout, which may be a part of the plot.
   * @param box where it lies there
   */
  showStretched(target: CanvasRenderingContext2D, layout: Layout, box: Box): void {
    const { from, to, ratio, margin } = this;
    const { top, bottom } = this.layout;
    insidePlot(target, layout, () => {
      target.imageSmoothingEnabled = false;
      target.drawImage(
        this.context.canvas,
        from * ratio + margin,
        top * ratio,
        (to - from) * ratio,
        (bottom - top) * ratio,
        box.left,
        box.top,
        box.right - box.left,
        box.bottom - box.top,
      );
    });
  }

  private ends(): readonly [from: number, to: number] {
    const { context, margin, ratio } = this;
    return [-margin / ratio, (context.canvas.width - margin) / ratio];
  }

  private drawStrip(from: number, to: number, mode: DrawMode): void {
    const { context, layout, lines } = this;
    this.place();
    context.clearRect(from, 0, to - from, layout.height);
    this.drawSome(from, to, lines, mode);
  }

  private drawSome(from: number, to: number, some: readonly PreparedLine[], mode: DrawMode): void {
    const { context, layout, ratio } = this;
    this.place();
    const strip = stripOf(layout, from, to);
    if (mode === "rest") drawCrowd(context, strip, some, ratio);
    else drawLines(context, strip, some, ratio, mode);
  }

  /** So that CSS pixels of the layout lie where the canvas has them, beside the margin. */
  private place(): void {
    const { context, ratio, margin } = this;
    context.setTransform(ratio, 0, 0, ratio, margin, 0);
  }
}

/** The layout of a part of the plot, or of more than it, as if it were all of it. */
export function stripOf(layout: Layout, left: number, right: number): Layout {
  const { xScale } = layout;
  const { kind, threshold } = xScale;
  const domain = { min: xScale.valueAt(left), max: xScale.valueAt(right) };
  return { ...layout, left, right, xScale: createScale(kind, domain, left, right, threshold) };
}
