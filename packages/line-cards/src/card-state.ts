import type { Limits, Range, ScaleKind, View } from "@runlens/charts";
import type { XAxis } from "@runlens/model";

export { lineCardKey as cardKey } from "@runlens/plugin-api";

/** What a view was chosen on: steps, a kind of time, or the values of a tag. */
export type ViewAxis = XAxis | "tag";

/** What a link keeps of one card. */
export interface CardState {
  readonly view: View;
  /** The axis that `view` was chosen on; on another one it says nothing. */
  readonly viewAxis: ViewAxis;
  /** The view stays where it is though the page follows the newest points. Default: false. */
  readonly isHeld?: boolean;
  /** A step that is to be brought into sight; what is saved next takes its place. */
  readonly lookStep?: number;
  /** Absent: the page's. */
  readonly xScale?: ScaleKind | undefined;
  readonly yScale?: ScaleKind | undefined;
  /** Absent: as on the left. */
  readonly y2Scale?: ScaleKind | undefined;
  /** Bounds of the y-axes set by hand. */
  readonly yLimits?: Limits | undefined;
  readonly y2Limits?: Limits | undefined;
  /** As wide as the page, and higher. */
  readonly wide: boolean;
  /** With a table of its lines below the chart. */
  readonly table: boolean;
}

export const PLAIN_CARD: CardState = { view: {}, viewAxis: "step", wide: false, table: false };

const AXIS_LETTERS: Readonly<Record<ViewAxis, string>> = {
  step: "s",
  relative: "r",
  wall: "w",
  tag: "v",
};
const AXES: readonly ViewAxis[] = ["step", "relative", "wall", "tag"];
const SCALE_WORDS: Readonly<Record<ScaleKind, string>> = {
  linear: "lin",
  log: "log",
  symlog: "sym",
};
const HELD_WORD = "hold";
const SCALES: readonly ScaleKind[] = ["linear", "log", "symlog"];

/**
 * `s0~1200_hold_y0.5~1_Y0~_xlog_sym_wide_table`: ranges in sight of steps (or `r` relative,
 * `w` wall time, `v` values of a tag), which may be held, and of values, bounds by hand (`Y`,
 * `Z` on the right), scales (`zlog` on the right), size; each part only where it differs from
 * a plain card.
 * Undefined for a plain one.
 */
export function formatCardState(state: CardState): string | undefined {
  const { view, viewAxis, isHeld, xScale, yScale, y2Scale, yLimits, y2Limits } = state;
  const { wide, table } = state;
  const { xRange, yRange, y2Range } = view;
  const parts = [
    ...(xRange ? [formatXRange(viewAxis, xRange, isHeld)] : []),
    ...(yRange ? [`y${formatRange(yRange)}`] : []),
    ...(y2Range ? [`z${formatRange(y2Range)}`] : []),
    ...limitsPart("Y", yLimits),
    ...limitsPart("Z", y2Limits),
    ...(xScale ? [`x${SCALE_WORDS[xScale]}`] : []),
    ...(yScale ? [SCALE_WORDS[yScale]] : []),
    ...(y2Scale ? [`z${SCALE_WORDS[y2Scale]}`] : []),
    ...(wide ? ["wide"] : []),
    ...(table ? ["table"] : []),
  ];
  return parts.length === 0 ? undefined : parts.join("_");
}

/** Reads what `formatCardState` and `lookAtStep` wrote; parts that make no sense are passed over. */
export function parseCardState(text: string | undefined): CardState {
  const parts = text?.split("_") ?? [];
  const xScale = SCALES.find((kind) => parts.includes(`x${SCALE_WORDS[kind]}`));
  const yScale = SCALES.find((kind) => parts.includes(SCALE_WORDS[kind]));
  const y2Scale = SCALES.find((kind) => parts.includes(`z${SCALE_WORDS[kind]}`));
  const viewAxis = AXES.find((axis) => rangeOf(parts, AXIS_LETTERS[axis])) ?? "step";
  const xRange = rangeOf(parts, AXIS_LETTERS[viewAxis]);
  const yRange = rangeOf(parts, "y");
  const y2Range = rangeOf(parts, "z");
  const yLimits = limitsOf(parts, "Y");
  const y2Limits = limitsOf(parts, "Z");
  const lookStep = Number(/^at(-?\d+)$/.exec(parts.at(-1) ?? "")?.[1]);
  return {
    view: {
      ...(xRange && { xRange }),
      ...(isDrawable(yRange, yScale) && { yRange }),
      ...(isDrawable(y2Range, y2Scale ?? yScale) && { y2Range }),
    },
    viewAxis,
    ...(xRange && isHeldText(text) && { isHeld: true }),
    ...(Number.isSafeInteger(lookStep) && { lookStep }),
    ...(xScale && { xScale }),
    ...(yScale && { yScale }),
    ...(y2Scale && { y2Scale }),
    ...(yLimits && { yLimits }),
    ...(y2Limits && { y2Limits }),
    wide: parts.includes("wide"),
    table: parts.includes("table"),
  };
}

function isDrawable(range: Range | undefined, scale: ScaleKind | undefined): range is Range {
  return range !== undefined && (scale !== "log" || range.min > 0);
}

/** `s0~1200`: a range of an x-axis and which axis it is; `s0~1200_hold` for one that is held. */
export function formatXRange(axis: ViewAxis, range: Range, isHeld = false): string {
  return AXIS_LETTERS[axis] + formatRange(range) + (isHeld ? `_${HELD_WORD}` : "");
}

/** The range that `formatXRange` wrote, if it was one of this axis. */
export function parseXRange(axis: ViewAxis, text: string | undefined): Range | undefined {
  return text === undefined ? undefined : rangeOf(text.split("_"), AXIS_LETTERS[axis]);
}

/** Whether the range in a text is held. */
export function isHeldText(text: string | undefined): boolean {
  return text?.split("_").includes(HELD_WORD) === true;
}

/** As many digits as place a bound to a hundred-thousandth of the range. */
function formatRange({ min, max }: Range): string {
  const size = Math.max(Math.abs(min), Math.abs(max));
  const digits = Math.min(Math.max(Math.ceil(Math.log10(size / (max - min))) + 5, 6), 17);
  return `${Number(min.toPrecision(digits))}~${Number(max.toPrecision(digits))}`;
}

function rangeOf(parts: readonly string[], letter: string): Range | undefined {
  const [min = NaN, max = NaN] = boundsOf(parts, letter);
  return Number.isFinite(max - min) && min < max ? { min, max } : undefined;
}

function limitsPart(letter: string, { min, max }: Limits = {}): string[] {
  return min === undefined && max === undefined ? [] : [`${letter}${min ?? ""}~${max ?? ""}`];
}

function limitsOf(parts: readonly string[], letter: string): Limits | undefined {
  const [min = NaN, max = NaN] = boundsOf(parts, letter);
  const limits = {
    ...(Number.isFinite(min) && { min }),
    ...(Number.isFinite(max) && { max }),
  };
  return Object.keys(limits).length === 0 ? undefined : limits;
}

function boundsOf(parts: readonly string[], letter: string): readonly number[] {
  const text = parts
    .find((part) => part.startsWith(letter) && part.includes("~"))
    ?.slice(letter.length);
  const bounds = text?.split("~") ?? [];
  return bounds.length === 2 ? bounds.map((bound) => (bound === "" ? NaN : Number(bound))) : [];
}
