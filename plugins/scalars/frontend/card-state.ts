import type { Range, ScaleKind, View } from "@runlens/charts";

/** What a link keeps of one card. */
export interface CardState {
  readonly view: View;
  readonly yScale: ScaleKind;
  /** As wide as the page. */
  readonly wide: boolean;
}

export const PLAIN_CARD: CardState = { view: {}, yScale: "linear", wide: false };

export function cardKey(tag: string): string {
  return `card.${tag}`;
}

/** `x0~1200_y0.5~1_log_wide`, each part only where it differs from a plain card; undefined for a plain one. */
export function formatCardState({ view, yScale, wide }: CardState): string | undefined {
  const parts = [
    ...(view.xRange ? [`x${formatRange(view.xRange)}`] : []),
    ...(view.yRange ? [`y${formatRange(view.yRange)}`] : []),
    ...(yScale === "log" ? ["log"] : []),
    ...(wide ? ["wide"] : []),
  ];
  return parts.length === 0 ? undefined : parts.join("_");
}

/** Reads what `formatCardState` wrote; parts that make no sense are passed over. */
export function parseCardState(text: string | undefined): CardState {
  if (text === undefined) return PLAIN_CARD;
  const parts = text.split("_");
  const yScale = parts.includes("log") ? "log" : "linear";
  const xRange = rangeOf(parts, "x");
  const yRange = rangeOf(parts, "y");
  const isDrawable = yRange !== undefined && (yScale === "linear" || yRange.min > 0);
  return {
    view: { ...(xRange && { xRange }), ...(isDrawable && { yRange }) },
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

function rangeOf(parts: readonly string[], axis: "x" | "y"): Range | undefined {
  const text = parts.find((part) => part.startsWith(axis))?.slice(1);
  const bounds = text?.split("~") ?? [];
  const [min = NaN, max = NaN] = bounds.map((bound) => (bound === "" ? NaN : Number(bound)));
  return bounds.length === 2 && Number.isFinite(max - min) && min < max ? { min, max } : undefined;
}
