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
  /** Width of a label in pixels. */
  readonly measure: (label: string) => number;
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
const X_TICK_SPACING = 56;

/** Divides a chart's box and places its ticks. Labels are never cut and never overlap. */
export function layOut(input: LayoutInput): Layout {
  const { width, height, xAxis, xDomain, yDomain, measure } = input;
  const bottom = Math.max(height - BOTTOM, TOP + 1);
  const yScale = createScale(input.yScale, yDomain, bottom, TOP);
  const yTicks = placeYTicks(yScale);
  const left = gutterFor(yTicks, measure);
  const right = Math.max(width - RIGHT, left + 1);
  const xScale = createScale("linear", xDomain, left, right);
  const xTicks = placeXTicks(xScale, xAxis, width, measure);
  return { width, height, left, right, top: TOP, bottom, xScale, yScale, xTicks, yTicks };
}

function placeYTicks(scale: Scale): PlacedTick[] {
  const fitting = Math.floor((scale.from - scale.to) / Y_TICK_SPACING);
  const count = Math.min(Math.max(fitting, 2), MAX_Y_TICKS);
  return ticksOf("value", scale.kind, scale.domain, count).map((tick) => {
    const pixel = scale.pixelOf(tick.value);
    return { ...tick, pixel, labelPixel: pixel };
  });
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
    const ticks = ticksOf(axis, "linear", scale.domain, count).map((tick) =>
      placeXTick(tick, scale, width, measure),
    );
    if (labelsStandApart(ticks, measure)) return ticks;
  }
  return ticksOf(axis, "linear", scale.domain, 1)
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
