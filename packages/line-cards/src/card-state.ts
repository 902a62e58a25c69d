import type { Range, ScaleKind, View } from "@runlens/charts";
import type { XAxis } from "@runlens/model";

/** What a link keeps of one card. */
export interface CardState {
  readonly view: View;
  /** The axis that `view` was chosen on; on another one it says nothing. */
  readonly viewAxis: XAxis;
  readonly yScale: ScaleKind;
  /** As wide as the page. */
  readonly wide: boolean;
}

export const PLAIN_CARD: CardState = { view: {}, viewAxis: "step", yScale: "linear", wide: false };

const AXIS_LETTERS: Readonly<Record<XAxis, string>> = { step: "s", relative: "r", wall: "w" };
const AXES: readonly XAxis[] = ["step", "relative", "wall"];

/** @param id unique on the page, such as the tag of a card that shows one. */
export function cardKey(id: string): string {
  return `card.${id}`;
}

/**
 * `s0~1200_y0.5~1_log_wide`: ranges of steps (or `r` relative, `w` wall time) and values,
 * each part only where it differs from a plain card. Undefined for a plain one.
 */
export function formatCardState({ view, viewAxis, yScale, wide }: CardState): string | undefined {
  const { xRange, yRange } = view;
  const parts = [
    ...(xRange ? [AXIS_LETTERS[viewAxis] + formatRange(xRange)] : []),
    ...(yRange ? [`y${formatRange(yRange)}`] : []),
    ...(yScale === "log" ? ["log"] : []),
    ...(wide ? ["wide"] : []),
  ];
  return parts.length === 0 ? undefined : parts.join("_");
}

/** Reads what `formatCardState` wrote; parts that make no sense are passed over. */
export function parseCardState(text: string | undefined): CardState {
  const parts = text?.split("_") ?? [];
  const yScale = parts.includes("log") ? "log" : "linear";
  const viewAxis = AXES.find((axis) => rangeOf(parts, AXIS_LETTERS[axis])) ?? "step";
  const xRange = rangeOf(parts, AXIS_LETTERS[viewAxis]);
  const yRange = rangeOf(parts, "y");
  const isDrawable = yRange !== undefined && (yScale === "linear" || yRange.min > 0);
  return {
    view: { ...(xRange && { xRange }), ...(isDrawable && { yRange }) },
    viewAxis,
    yScale,
    wide: parts.includes("wide"),
  };
}

/** As many digits as place a bound to a hundred-thousandth of the range. */
function formatRange({ min, max }: Range): string {
  const size = Math.max(Math.abs(min), Math.abs(max));
  const digits = Math.min(Math.max(Math.ceil(Math.log10(size / (max - min))) + 5, 6), 17);
  return `${Number(min.toPrecision(digits))}~${Number(max.toPrecision(digits))}`;
}

function rangeOf(parts: readonly string[], letter: string): Range | undefined {
  const text = parts.find((part) => part.startsWith(letter))?.slice(1);
  const bounds = text?.split("~") ?? [];
  const [min = NaN, max = NaN] = bounds.map((bound) => (bound === "" ? NaN : Number(bound)));
  return bounds.length === 2 && Number.isFinite(max - min) && min < max ? { min, max } : undefined;
}
