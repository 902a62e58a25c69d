import type { Range } from "./range.ts";
import { createScale, type Scale, type ScaleKind } from "./scale.ts";
import { ticksOf, type AxisKind, type Tick } from "./ticks.ts";

/** Where the parts of a chart lie, in CSS pixels from the top left corner of its box. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The plot's edges. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly xTicks: readonly PlacedTick[];
  readonly yTicks: readonly PlacedTick[];
  /** The axis on the right; absent when no line is read on it. */
  readonly y2Scale?: Scale;
  readonly y2Ticks?: readonly PlacedTick[];
}

export interface PlacedTick extends Tick {
  /** Where its line runs. */
  readonly pixel: number;
  /** Middle of its label: `pixel`, or moved so that the label stays inside the box. */
  readonly labelPixel: number;
}

export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  readonly xAxis: AxisKind;
  readonly xDomain: Range;
  readonly yDomain: Range;
  readonly yScale: ScaleKind;
  /** Default: linear. Moments are always linear. */
  readonly xScale?: ScaleKind;
  /** The axis on the right. */
  readonly y2?: { readonly domain: Range; readonly scale: ScaleKind };
  readonly thresholds?: Thresholds;
  /** Width of a label in pixels. */
  readonly measure: (label: string) => number;
}

/** Where symlog scales turn from linear to logarithmic. Default: 1. */
export interface Thresholds {
  readonly x?: number;
  readonly y?: number;
  readonly y2?: number;
}

/** Moments, with their calendar, have no logarithm. */
export function xScaleKind(axis: AxisKind, scale: ScaleKind = "linear"): ScaleKind {
  return axis === "moment" ? "linear" : scale;
}

const TOP = 8;
const BOTTOM = 24;
const RIGHT = 8;
const LABEL_GAP = 6;
const GUTTER_STEP = 8;
const MIN_GUTTER = 32;
const X_LABEL_SPACING = 16;
const Y_TICK_SPACING = 32;
const MAX_Y_TICKS = 8;
/** In low plots ticks stand closer to each other, so that there are so many of them. */
const ENOUGH_Y_TICKS = 3;
const MIN_Y_TICK_SPACING = 16;
const X_TICK_SPACING = 56;

/** Divides a chart's box and places its ticks. Labels are never cut and never overlap. */
export function layOut(input: LayoutInput): Layout {
  const { width, height, xAxis, xDomain, yDomain, y2, thresholds = {}, measure } = input;
  const bottom = Math.max(height - BOTTOM, TOP + 1);
  const yScale = createScale(input.yScale, yDomain, bottom, TOP, thresholds.y);
  const yTicks = placeYTicks(yScale);
  const y2Scale = y2 && createScale(y2.scale, y2.domain, bottom, TOP, thresholds.y2);
  const y2Ticks = y2Scale && placeYTicks(y2Scale);
  const left = gutterFor(yTicks, measure);
  const right = Math.max(width - (y2Ticks ? gutterFor(y2Ticks, measure) : RIGHT), left + 1);
  const xScale = createScale(xScaleKind(xAxis, input.xScale), xDomain, left, right, thresholds.x);
  const xTicks = placeXTicks(xScale, xAxis, width, measure);
  const box = { width, height, left, right, top: TOP, bottom };
  return {
    ...box,
    xScale,
    yScale,
    xTicks,
    yTicks,
    ...(y2Scale && { y2Scale }),
    ...(y2Ticks && { y2Ticks }),
  };
}

function placeYTicks(scale: Scale): readonly PlacedTick[] {
  const height = scale.from - scale.to;
  const fitting = Math.floor(height / Y_TICK_SPACING);
  const count = Math.min(Math.max(fitting, 2), MAX_Y_TICKS);
  const ticks = yTicksOf(scale, count);
  const most = Math.floor(height / MIN_Y_TICK_SPACING);
  for (let more = count + 1; ticks.length < ENOUGH_Y_TICKS && more <= most; more++) {
    const closer = yTicksOf(scale, more);
    if (closer.length >= ENOUGH_Y_TICKS && haveRoom(closer)) return closer;
  }
  return ticks;
}

function yTicksOf(scale: Scale, count: number): readonly PlacedTick[] {
  return ticksOf("value", scale.kind, scale.domain, count, scale.threshold).map((tick) => {
    const pixel = scale.pixelOf(tick.value);
    return { ...tick, pixel, labelPixel: pixel };
  });
}

function haveRoom(ticks: readonly PlacedTick[]): boolean {
  return ticks.every(
    ({ pixel }, i) => (ticks[i - 1]?.pixel ?? Infinity) - pixel >= MIN_Y_TICK_SPACING,
  );
}

/** Grows in steps, so that live values seldom move the plot. */
function gutterFor(ticks: readonly Tick[], measure: (label: string) => number): number {
  const widest = Math.max(...ticks.map((tick) => measure(tick.label)), 0);
  const needed = widest + LABEL_GAP * 2;
  return Math.max(Math.ceil(needed / GUTTER_STEP) * GUTTER_STEP, MIN_GUTTER);
}

/** As many ticks as fit: fewer are tried until no label touches the next. */
function placeXTicks(
  scale: Scale,
  axis: AxisKind,
  width: number,
  measure: (label: string) => number,
): PlacedTick[] {
  const mostTicks = Math.max(Math.floor((scale.to - scale.from) / X_TICK_SPACING), 1);
  for (let count = mostTicks; count > 1; count--) {
    const ticks = ticksOf(axis, scale.kind, scale.domain, count, scale.threshold).map((tick) =>
      placeXTick(tick, scale, width, measure),
    );
    if (labelsStandApart(ticks, measure)) return ticks;
  }
  return ticksOf(axis, scale.kind, scale.domain, 1, scale.threshold)
    .slice(0, 1)
    .map((tick) => placeXTick(tick, scale, width, measure));
}

function placeXTick(
  tick: Tick,
  scale: Scale,
  width: number,
  measure: (label: string) => number,
): PlacedTick {
  const pixel = scale.pixelOf(tick.value);
  const half = measure(tick.label) / 2;
  return { ...tick, pixel, labelPixel: Math.max(Math.min(pixel, width - half), half) };
}

function labelsStandApart(
  ticks: readonly PlacedTick[],
  measure: (label: string) => number,
): boolean {
  return ticks.every((tick, i) => {
    const before = ticks[i - 1];
    if (before === undefined) return true;
    const room = (measure(before.label) + measure(tick.label)) / 2 + X_LABEL_SPACING;
    return tick.labelPixel - before.labelPixel >= room;
  });
}
