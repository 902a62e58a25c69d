import type { StepSelection } from "@runlens/charts";
import { parseStep, rangeBetween } from "@runlens/model";
import type { DashboardContext } from "@runlens/plugin-api";

/** The step or range that all cards mark: the page's, which images and histograms show too. */
export function markedSteps({
  step,
  range,
}: Pick<DashboardContext, "step" | "range">): StepSelection | undefined {
  return range ?? (step === undefined ? undefined : { start: step });
}

export function markSteps(
  { setStep, setRange }: Pick<DashboardContext, "setStep" | "setRange">,
  { start, end }: Partial<StepSelection> = {},
): void {
  const isRange = start !== undefined && end !== undefined;
  setRange(isRange ? { start, end } : undefined);
  if (!isRange) setStep(start);
}

/**
 * "1200", or "100 to 1200", "100-1200" and the like for a range; "" takes the mark away.
 * Undefined: it cannot be read.
 */
export function parseMark(text: string): StepSelection | "nothing" | undefined {
  if (text.trim() === "") return "nothing";
  const [first, second] = stepTexts(text);
  const start = parseStep(first);
  if (start === undefined) return undefined;
  if (second === undefined) return { start };
  const end = parseStep(second);
  return end === undefined ? undefined : rangeBetween(start, end);
}

const NUMBER = String.raw`-?\d+`;
/** A hyphen behind a blank and before a digit is a sign: "-5 -2" are two steps below 0. */
const BETWEEN = String.raw`\s*(?:to|–|\.\.)\s*|\s+|\s*-\s*`;
const TWO_STEPS = new RegExp(`^(${NUMBER})(?:${BETWEEN})(${NUMBER})$`);

/** The texts of two steps, or else all of the text. */
function stepTexts(text: string): readonly string[] {
  const plain = text.replaceAll(",", "").replaceAll("−", "-").trim();
  return TWO_STEPS.exec(plain)?.slice(1) ?? [plain];
}
