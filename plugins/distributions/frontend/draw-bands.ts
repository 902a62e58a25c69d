import {
  createHairlines,
  drawFrame,
  layOut,
  xDomain,
  yDomain,
  type AxisKind,
  type Layout,
  type Range,
} from "@runlens/charts";
import { clamped, type Drawing, type Sheet } from "@runlens/histograms";
import type { ChartTheme } from "@runlens/widgets";
import { MEDIAN, PERCENTILES, type PlacedPercentiles } from "./percentiles.ts";

/** All that decides how a distribution looks. */
export interface BandsPicture {
  readonly percentiles: readonly PlacedPercentiles[];
  readonly axis: AxisKind;
  /** Which of them the page shows; undefined: the newest, unmarked. */
  readonly chosen: number | undefined;
  readonly color: string;
  readonly theme: ChartTheme;
}

/** Bands lie on each other, so the middle is the strongest. */
const BAND_ALPHA = 0.2;
/** A single histogram has no width of its own; pixels on either side. */
const SINGLE_HALF_WIDTH = 16;

/** Four bands around a line through the medians, over time. */
export function drawBands(picture: BandsPicture, sheet: Sheet): Drawing {
  const { percentiles, chosen, color, theme } = picture;
  const layout = layoutOf(picture, sheet);
  const { left, right, top, bottom, xScale, yScale } = layout;
  const xs = percentiles.map(({ place }) => xScale.pixelOf(place));
  const last = percentiles.length - 1;

  return {
    paint(context) {
      drawFrame(context, layout, theme, sheet.pixelRatio);
      context.save();
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      context.fillStyle = color;
      context.globalAlpha = BAND_ALPHA;
      for (let outer = 0; outer < MEDIAN; outer++) {
        context.beginPath();
        trace(context, outer, "forwards");
        trace(context, PERCENTILES.length - 1 - outer, "backwards");
        context.fill();
      }
      context.globalAlpha = 1;
      context.beginPath();
      trace(context, MEDIAN, "forwards");
      context.strokeStyle = `color-mix(in oklab, ${color} 75%, ${theme.text})`;
      context.lineWidth = 2;
      context.lineJoin = "round";
      context.stroke();
      context.restore();
      if (chosen !== undefined) paintUpright(context, chosen, theme.crosshair);
    },
    paintSpot(context, { histogram }) {
      paintUpright(context, histogram, theme.crosshair);
      const x = xs[histogram] ?? left;
      for (const [i, value] of (percentiles[histogram]?.values ?? []).entries()) {
        context.beginPath();
        context.arc(x, yScale.pixelOf(value), i === MEDIAN ? 4 : 2.5, 0, 2 * Math.PI);
        context.fillStyle = color;
        context.fill();
        context.strokeStyle = theme.background;
        context.lineWidth = 1;
        context.stroke();
      }
    },
    spotAt(x, y) {
      if (x < left || x > right || y < top || y > bottom) return undefined;
      let nearest = 0;
      for (const [i, each] of xs.entries()) {
        if (Math.abs(each - x) <= Math.abs((xs[nearest] ?? each) - x)) nearest = i;
      }
      return { histogram: nearest, bin: 0 };
    },
    next: ({ histogram }, toRight, down) => ({
      histogram: clamped(histogram + toRight - down, 0, last),
      bin: 0,
    }),
    tooltipX: ({ histogram }) => xs[histogram] ?? left,
  };

  function trace(
    context: CanvasRenderingContext2D,
    percentile: number,
    direction: "forwards" | "backwards",
  ): void {
    const points = percentiles.map(({ values }, i): [x: number, y: number] => [
      xs[i] ?? left,
      yScale.pixelOf(values[percentile] ?? NaN),
    ]);
    const [single] = points;
    if (single !== undefined && points.length === 1) {
      const [x, y] = single;
      points.splice(0, 1, [x - SINGLE_HALF_WIDTH, y], [x + SINGLE_HALF_WIDTH, y]);
    }
    for (const [x, y] of direction === "forwards" ? points : points.toReversed()) {
      context.lineTo(x, y);
    }
  }

  function paintUpright(context: CanvasRenderingContext2D, at: number, lineColor: string): void {
    createHairlines(context, sheet.pixelRatio).upright(xs[at] ?? left, top, bottom, lineColor);
  }
}

function layoutOf({ percentiles, axis }: BandsPicture, sheet: Sheet): Layout {
  return layOut({
    width: sheet.width,
    height: sheet.height,
    xAxis: axis,
    xDomain: xDomain(extentOf(percentiles.map(({ place }) => place))),
    yDomain: yDomain(extentOf(percentiles.flatMap(({ values }) => values)), "linear"),
    yScale: "linear",
    measure: sheet.measure,
  });
}

function extentOf(values: readonly number[]): Range | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min > max ? undefined : { min, max };
}
