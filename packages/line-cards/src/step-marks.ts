import type { StepSelection } from "@runlens/charts";
import type { DashboardContext } from "@runlens/plugin-api";

/** Where a range that was marked starts; it ends at the page's step. */
const START_KEY = "from";

type MarkDoors = Pick<DashboardContext, "step" | "setStep" | "view">;

/** The step or range that all cards mark: the page's step, which images and histograms show too. */
export function markedSteps({ step, view }: MarkDoors): StepSelection | undefined {
  if (step === undefined) return undefined;
  const start = parseStep(view.get(START_KEY));
  if (start === undefined) return { start: step };
  return { start: Math.min(start, step), end: Math.max(start, step) };
}

export function markSteps({ setStep, view }: MarkDoors, marked: StepSelection | undefined): void {
  const { start, end } = marked ?? {};
  view.set(START_KEY, end === undefined || start === undefined ? undefined : String(start));
  setStep(end ?? start);
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
  return end === undefined ? undefined : { start: Math.min(start, end), end: Math.max(start, end) };
}

function parseStep(text: string | undefined): number | undefined {
  const step = text !== undefined && /^-?\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(step) ? step : undefined;
}
