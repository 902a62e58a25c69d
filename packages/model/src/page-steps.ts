/** Steps from one to another, both included; `start` <= `end`. */
export interface StepRange {
  readonly start: number;
  readonly end: number;
}

/** Which steps a page is about. */
export interface PageSteps {
  /** The step that is shown, within the range where there is one; undefined: the newest there. */
  readonly step: number | undefined;
  /** Undefined: all steps. */
  readonly range: StepRange | undefined;
}

export function isInRange(step: number, range: StepRange | undefined): boolean {
  return range === undefined || (range.start <= step && step <= range.end);
}

/** Another step is shown: one outside of the range gives way to the nearest within. */
export function withStep({ range }: PageSteps, step: number | undefined): PageSteps {
  if (step === undefined || range === undefined) return { step, range };
  return { step: Math.min(Math.max(step, range.start), range.end), range };
}

/** Another range: the step that is shown stays if it lies within. */
export function withRange({ step }: PageSteps, range: StepRange | undefined): PageSteps {
  return { step: step !== undefined && isInRange(step, range) ? step : undefined, range };
}

/** For what has a step of its own: it counts, unless it lies outside of the page's range. */
export function withOwnStep(page: PageSteps, own: number | undefined): PageSteps {
  return own !== undefined && isInRange(own, page.range)
    ? { step: own, range: page.range }
    : { step: page.step, range: page.range };
}

const STEP = String.raw`-?\d+`;
const STEPS = new RegExp(`^(${STEP})(?:\\.\\.(${STEP})(?:@(${STEP}))?)?$`);

/**
 * Reads what a link says: a step `320`, a range `200..320`, or a step within one,
 * `200..320@260`. Undefined for anything else, and for steps beyond ±2^53.
 */
export function parsePageSteps(text: string): PageSteps | undefined {
  const parts =
    STEPS.exec(text)
      ?.slice(1)
      .filter((part) => part !== undefined) ?? [];
  const [first, second, step] = parts.map(parseStep);
  if (first === undefined) return undefined;
  if (parts.length === 1) return { step: first, range: undefined };
  if (second === undefined) return undefined;
  return withStep({ step: undefined, range: rangeBetween(first, second) }, step);
}

/** The reverse of `parsePageSteps`; undefined for the newest step of all. */
export function pageStepsText({ step, range }: PageSteps): string | undefined {
  if (range === undefined) return step === undefined ? undefined : String(step);
  return `${range.start}..${range.end}${step === undefined ? "" : `@${step}`}`;
}

/** A range by its two ends, in any order. */
export function rangeBetween(a: number, b: number): StepRange {
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** A whole number, exact up to ±2^53; undefined for any other text. */
export function parseStep(text: string | undefined): number | undefined {
  const step = text !== undefined && /^-?\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(step) ? step : undefined;
}
