import { createHairlines, createScale, ticksOf, type Scale } from "@runlens/charts";
import { clamped, type Drawing, type Sheet, type Spot } from "@runlens/histograms";
import { traceArea, traceLine, type Outline } from "./outline.ts";
import {
  ageColor,
  clampedSpot,
  countAt,
  LINEAR,
  middleOf,
  mixed,
  type Picture,
} from "./picture.ts";

const TOP = 8;
const BOTTOM = 24;
const LEFT = 12;
const LABEL_GAP = 6;
const TICK_SPACING = 28;
const X_TICK_SPACING = 64;
/** Of the plot's height, as in TensorBoard. */
const RIDGE_SHARE = 1 / 2.5;
/** Ridges that lie closer than this would vanish behind light outlines. */
const OUTLINED_SPACING = 3;

/** Where the parts of a ridge plot lie, in CSS pixels. */
interface RidgeLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ridgeHeight: number;
  readonly xScale: Scale;
  /** Base line of each histogram. */
  readonly bases: readonly number[];
  readonly ticks: readonly { readonly pixel: number; readonly label: string }[];
}

/** One outline per histogram, the oldest at the back and at the top, the newest in front. */
export function drawRidges(picture: Picture, sheet: Sheet): Drawing {
  const layout = layOutRidges(picture, sheet);
  const { left, right, top, bottom, bases, xScale } = layout;
  const binWidth = (right - left) / picture.bins.count;
  const topOf = ({ histogram, bin }: Spot): number =>
    (bases[histogram] ?? bottom) -
    (countAt(picture, { histogram, bin }) / picture.maxCount) * layout.ridgeHeight;

  return {
    paint(context) {
      paintFrame(context, picture, sheet, layout);
      const spacing = Math.abs((bases.at(-1) ?? 0) - (bases[0] ?? 0)) / bases.length;
      const share = spacing >= OUTLINED_SPACING || bases.length === 1 ? 0.4 : 0.8;
      for (const histogram of bases.keys()) {
        const outline = outlineOf(histogram);
        const color = ageColor(picture, histogram);
        traceArea(context, outline);
        context.fillStyle = color;
        context.fill();
        traceLine(context, outline);
        context.strokeStyle = mixed(color, share, picture.theme.background);
        context.lineWidth = 1;
        context.stroke();
      }
      if (picture.chosen !== undefined) paintMarked(context, picture.chosen);
    },
    paintSpot(context, spot) {
      paintMarked(context, spot.histogram);
      if (spot.bin < 0) return;
      const { theme } = picture;
      const x = left + (spot.bin + 0.5) * binWidth;
      createHairlines(context, sheet.pixelRatio).upright(x, topOf(spot), bottom, theme.crosshair);
      context.fillStyle = theme.text;
      context.beginPath();
      context.arc(x, topOf(spot), 3, 0, 2 * Math.PI);
      context.fill();
    },
    spotAt(x, y) {
      if (x < left || x > right || y < top - 4 || y > bottom + 4) return undefined;
      const bin = clamped(Math.floor((x - left) / binWidth), 0, picture.bins.count - 1);
      let nearest = 0;
      let least = Infinity;
      for (const histogram of bases.keys()) {
        const distance = Math.abs(topOf({ histogram, bin }) - y);
        // Of equally near ones the newest, which lies in front.
        if (distance > least) continue;
        least = distance;
        nearest = histogram;
      }
      return { histogram: nearest, bin };
    },
    next: (spot, toRight, down) =>
      clampedSpot(picture, { histogram: spot.histogram + down, bin: spot.bin + toRight }),
    tooltipX: ({ bin }) => xScale.pixelOf(middleOf(picture.bins, bin)),
  };

  function outlineOf(histogram: number): Outline {
    const tops = Array.from({ length: picture.bins.count }, (_, bin) => topOf({ histogram, bin }));
    return { left, right, base: bases[histogram] ?? bottom, tops };
  }

  function paintMarked(context: CanvasRenderingContext2D, histogram: number): void {
    traceArea(context, outlineOf(histogram));
    context.fillStyle = mixed(picture.color, 0.85, picture.theme.background);
    context.fill();
    context.strokeStyle = picture.theme.text;
    context.lineWidth = 1.5;
    context.lineJoin = "round";
    context.stroke();
  }
}

function layOutRidges({ bins, places, axis }: Picture, sheet: Sheet): RidgeLayout {
  const { width, height, measure } = sheet;
  const bottom = Math.max(height - BOTTOM, TOP + 10);
  const ridgeHeight = (bottom - TOP) * RIDGE_SHARE;
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? 0;
  const min = places.reduce((least, place) => Math.min(least, place), first);
  const max = places.reduce((most, place) => Math.max(most, place), last);
  // One moment alone stands in front.
  const domain = min < max ? { min, max } : { min: min - 1, max };
  const scale = createScale(LINEAR, domain, TOP + ridgeHeight, bottom);
  const count = Math.max(Math.floor((scale.to - scale.from) / TICK_SPACING), 2);
  const ticks = ticksOf(axis, LINEAR, domain, count)
    .filter(({ value }) => value >= min && value <= max)
    .map(({ value, label }) => ({ pixel: scale.pixelOf(value), label }));
  const labelWidth = Math.max(...ticks.map(({ label }) => measure(label)), 0);
  const right = Math.max(width - Math.ceil(labelWidth) - 2 * LABEL_GAP, LEFT + 10);
  return {
    left: LEFT,
    right,
    top: TOP,
    bottom,
    ridgeHeight,
    xScale: createScale(LINEAR, bins, LEFT, right),
    bases: places.map((place) => scale.pixelOf(place)),
    ticks,
  };
}

function paintFrame(
  context: CanvasRenderingContext2D,
  { bins, theme }: Picture,
  { pixelRatio, width, measure }: Sheet,
  { left, right, top, bottom, xScale, ticks }: RidgeLayout,
): void {
  const pen = createHairlines(context, pixelRatio);
  context.font = theme.font;
  context.fillStyle = theme.textMuted;
  context.textBaseline = "middle";
  context.textAlign = "center";
  const xTicks = ticksOf(
    "value",
    LINEAR,
    bins,
    Math.max(Math.floor((right - left) / X_TICK_SPACING), 2),
  );
  for (const { value, label } of xTicks) {
    const x = xScale.pixelOf(value);
    const half = measure(label) / 2;
    pen.upright(x, top, bottom, theme.grid);
    context.fillStyle = theme.textMuted;
    context.fillText(label, clamped(x, half, width - half), bottom + 13);
  }
  context.textAlign = "left";
  for (const { pixel, label } of ticks) {
    pen.level(pixel, left, right, theme.grid);
    context.fillStyle = theme.textMuted;
    context.fillText(label, right + LABEL_GAP, pixel);
  }
  pen.level(bottom, left, right, theme.axis);
}
