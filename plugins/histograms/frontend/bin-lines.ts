import { createHairlines, drawFrame, layOut } from "@runlens/charts";
import { clamped, type Drawing, type Sheet, type Spot } from "@runlens/histograms";
import type { ChartTheme } from "@runlens/widgets";
import type { Bins } from "./bins.ts";
import { traceArea, traceLine, type Outline } from "./outline.ts";
import { LINEAR, middleOf } from "./picture.ts";

/** Histograms as lines over one axis of values, and what decides how they look. */
export interface BinLines {
  readonly bins: Bins;
  /** Of each line, the one in front last: its height in each bin. */
  readonly heights: readonly Float64Array[];
  /** Of all lines, above 0. */
  readonly maxHeight: number;
  /** CSS colour of each line. */
  readonly colors: readonly string[];
  /** A line that stands out. */
  readonly marked?: number | undefined;
  /**
   * What the pointer reads: the one line that is nearest, among many that look alike, or
   * all lines, each over a pale area of its colour.
   */
  readonly reads: "one" | "all";
  readonly theme: ChartTheme;
}

const AREA_ALPHA = 0.1;
/** CSS pixels around the plot that still belong to it. */
const MARGIN = 4;

export function drawBinLines(lines: BinLines, sheet: Sheet): Drawing {
  const { bins, heights, colors, reads, theme } = lines;
  const layout = layOut({
    width: sheet.width,
    height: sheet.height,
    xAxis: "value",
    xDomain: bins,
    yDomain: { min: 0, max: lines.maxHeight * 1.05 },
    yScale: LINEAR,
    measure: sheet.measure,
  });
  const { left, right, top, bottom, xScale, yScale } = layout;
  const xOf = (bin: number): number => xScale.pixelOf(middleOf(bins, bin));
  const yOf = (line: number, bin: number): number => yScale.pixelOf(heights[line]?.[bin] ?? 0);

  return {
    paint(context) {
      drawFrame(context, layout, theme, sheet.pixelRatio);
      for (const [line, color] of colors.entries()) {
        if (reads === "all") paintArea(context, line, color);
        paintLine(context, line, color, reads === "all" ? 1.5 : 1);
      }
      if (lines.marked !== undefined) paintLine(context, lines.marked, theme.text, 1.5);
    },
    paintSpot(context, spot) {
      const read = reads === "all" ? [...heights.keys()] : [spot.histogram];
      const colorOf = (line: number) => (reads === "all" ? (colors[line] ?? "") : theme.text);
      if (reads === "all" && spot.bin >= 0) {
        const pen = createHairlines(context, sheet.pixelRatio);
        pen.upright(xOf(spot.bin), top, bottom, theme.crosshair);
      }
      if (spot.histogram >= 0) {
        paintLine(context, spot.histogram, theme.background, 4.5);
        paintLine(context, spot.histogram, colorOf(spot.histogram), 2.5);
      }
      if (spot.bin < 0) return;
      for (const line of read) paintDot(context, { histogram: line, bin: spot.bin }, colorOf(line));
    },
    spotAt(x, y) {
      if (x < left || x > right || y < top - MARGIN || y > bottom + MARGIN) return undefined;
      const bin = Math.floor(((x - left) / (right - left)) * bins.count);
      return nearestSpot(clamped(bin, 0, bins.count - 1), y);
    },
    next: (spot, toRight, down) => ({
      histogram: clamped(spot.histogram + down, 0, heights.length - 1),
      bin: clamped(spot.bin + toRight, 0, bins.count - 1),
    }),
    tooltipX: ({ bin }) => xOf(bin),
  };

  /** Of equally near lines the one in front. */
  function nearestSpot(bin: number, y: number): Spot {
    let nearest = 0;
    let least = Infinity;
    for (const line of heights.keys()) {
      const distance = Math.abs(yOf(line, bin) - y);
      if (distance > least) continue;
      least = distance;
      nearest = line;
    }
    return { histogram: nearest, bin };
  }

  function outlineOf(line: number): Outline {
    const tops = Array.from({ length: bins.count }, (_, bin) => yOf(line, bin));
    return { left, right, base: bottom, tops };
  }

  function paintArea(context: CanvasRenderingContext2D, line: number, color: string): void {
    traceArea(context, outlineOf(line));
    context.globalAlpha = AREA_ALPHA;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
  }

  function paintLine(
    context: CanvasRenderingContext2D,
    line: number,
    color: string,
    width: number,
  ): void {
    traceLine(context, outlineOf(line));
    context.strokeStyle = color;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.stroke();
  }

  function paintDot(
    context: CanvasRenderingContext2D,
    { histogram, bin }: Spot,
    color: string,
  ): void {
    context.beginPath();
    context.arc(xOf(bin), yOf(histogram, bin), 3, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
  }
}
