import type { PathSink } from "./path-buffer.ts";
import { pointsAround, type Points } from "./points.ts";
import type { Scale } from "./scale.ts";

export interface BandOptions {
  readonly xScale: Scale;
  readonly yScale: Scale;
  /** Pixels into which samples are put together. */
  readonly columnWidth: number;
}

/** A bound without a place on the scale, such as 0 on a log scale, lies this far outside of the plot. */
const OUTSIDE_PX = 8;

/**
 * Outlines the band between two columns of values over one x, a polygon for each stretch
 * without a gap. Samples of one pixel column become one place, from the least lower to
 * the greatest upper bound. A bound that is NaN opens a gap; one that the scale has no
 * place for, infinite ones included, runs along the frame. A stretch of one sample is one column wide.
 */
export function outlineBand(
  lower: Points,
  upper: Points,
  { xScale, yScale, columnWidth }: BandOptions,
  out: PathSink,
): void {
  const { x, y: low } = lower;
  const high = upper.y;
  const { start, end } = pointsAround(lower, xScale.domain);
  let [places, tops, bottoms]: [number[], number[], number[]] = [[], [], []];
  let column = NaN;

  for (let i = start; i < end; i++) {
    const place = xScale.pixelOf(x[i] ?? NaN);
    const top = pixelOnFrame(yScale, high[i] ?? NaN);
    const bottom = pixelOnFrame(yScale, low[i] ?? NaN);
    if (!Number.isFinite(place) || Number.isNaN(top) || Number.isNaN(bottom)) {
      closeStretch();
      continue;
    }
    const at = Math.floor((place - xScale.from) / columnWidth);
    const last = places.length - 1;
    if (at === column) {
      tops[last] = Math.min(tops[last] ?? NaN, top);
      bottoms[last] = Math.max(bottoms[last] ?? NaN, bottom);
      continue;
    }
    column = at;
    places.push(place);
    tops.push(top);
    bottoms.push(bottom);
  }
  closeStretch();

  function closeStretch(): void {
    if (places.length === 1) widen();
    places.forEach((place, i) => {
      if (i === 0) out.moveTo(place, tops[i] ?? NaN);
      else out.lineTo(place, tops[i] ?? NaN);
    });
    for (let i = places.length - 1; i >= 0; i--) out.lineTo(places[i] ?? NaN, bottoms[i] ?? NaN);
    [places, tops, bottoms, column] = [[], [], [], NaN];
  }

  function widen(): void {
    const half = Math.max(columnWidth, 1) / 2;
    places = places.flatMap((place) => [place - half, place + half]);
    tops = tops.flatMap((top) => [top, top]);
    bottoms = bottoms.flatMap((bottom) => [bottom, bottom]);
  }
}

/** A pixel no further outside of the plot than drawing bears; NaN for NaN. */
function pixelOnFrame(scale: Scale, value: number): number {
  if (Number.isNaN(value)) return NaN;
  const pixel = scale.kind === "log" && value <= 0 ? Infinity : scale.pixelOf(value);
  return Math.min(Math.max(pixel, scale.to - OUTSIDE_PX), scale.from + OUTSIDE_PX);
}
