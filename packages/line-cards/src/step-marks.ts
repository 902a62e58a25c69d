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

/** "1200", or "100 to 1200" for a range; "" takes the mark away. Undefined: it cannot be read. */
export function parseMark(text: string): StepSelection | "nothing" | undefined {
  if (text.trim() === "") return "nothing";
  const [first, second, ...more] = text
    .replaceAll(",", "")
    .trim()
    .split(/\s*(?:to|–|\.\.)\s*|\s+/);
  const start = parseStep(first);
  if (start === undefined || more.length > 0) return undefined;
  if (second === undefined) return { start };
  const end = parseStep(second);
  return end === undefined ? undefined : rangeBetween(start, end);
}
