export type CompareMode = "sideBySide" | "difference" | "swipe" | "onion" | "flicker";

export const COMPARE_MODES: Readonly<Record<CompareMode, string>> = {
  sideBySide: "Side by side",
  difference: "Difference",
  swipe: "Swipe",
  onion: "Onion skin",
  flicker: "Flicker",
};

export interface ComparedSide {
  readonly run: string;
  /** Undefined: the step of the card. */
  readonly step: number | undefined;
}

/** What a card compares. */
export interface Comparison {
  readonly mode: CompareMode;
  /** Which image of a step, 0 the first. */
  readonly sample: number;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
}

/** Two runs, or of a single run its first step and the card's. Undefined without a run. */
export function firstComparison(
  runs: readonly { readonly name: string }[],
  firstStep: number | undefined,
): Comparison | undefined {
  const [first, second] = runs;
  if (first === undefined) return undefined;
  return {
    mode: "sideBySide",
    sample: 0,
    a: { run: first.name, step: second === undefined ? firstStep : undefined },
    b: { run: (second ?? first).name, step: undefined },
  };
}

/** As a link carries it. */
export function formatComparison({ mode, sample, a, b }: Comparison): string {
  const params = new URLSearchParams({ mode, a: a.run, b: b.run });
  if (sample !== 0) params.set("sample", String(sample));
  if (a.step !== undefined) params.set("aStep", String(a.step));
  if (b.step !== undefined) params.set("bStep", String(b.step));
  return params.toString();
}

/** Undefined for what no comparison was written as. */
export function parseComparison(text: string | undefined): Comparison | undefined {
  const params = new URLSearchParams(text);
  const mode = params.get("mode") ?? "";
  const [a, b] = [params.get("a"), params.get("b")];
  if (!isMode(mode) || a === null || b === null) return undefined;
  const sample = numberOf(params, "sample") ?? 0;
  return {
    mode,
    sample: Math.max(sample, 0),
    a: { run: a, step: numberOf(params, "aStep") },
    b: { run: b, step: numberOf(params, "bStep") },
  };
}

function isMode(text: string): text is CompareMode {
  return Object.hasOwn(COMPARE_MODES, text);
}

function numberOf(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  const number = text === null || text === "" ? NaN : Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}
