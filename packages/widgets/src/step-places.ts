import { groupedText } from "@runlens/base";
/** Both included. */
export interface StepBounds {
  readonly start: number;
  readonly end: number;
}

/** The steps that a range has. */
export function stepsWithin(steps: Float64Array, range: StepBounds | undefined): Float64Array {
  if (range === undefined) return steps;
  return steps.filter((step) => range.start <= step && step <= range.end);
}

/** "200 to 320" */
export function boundsText({ start, end }: StepBounds): string {
  return `${groupedText(start)} to ${groupedText(end)}`;
}

/** How far along the steps, 0 at the first and 1 at the last. */
export function shareOf(step: number, first: number, last: number): number {
  return last > first ? (step - first) / (last - first) : 1;
}

/** The step that a key goes to from `value`; undefined for keys that go nowhere. */
export function stepOfKey(key: string, steps: Float64Array, value: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return steps.find((step) => step > value);
    case "ArrowLeft":
    case "ArrowDown":
      return steps.findLast((step) => step < value);
    case "PageUp":
      return steps[Math.min(placeOf(steps, value) + pageOf(steps), steps.length - 1)];
    case "PageDown":
      return steps[Math.max(placeOf(steps, value) - pageOf(steps), 0)];
    case "Home":
      return steps[0];
    case "End":
      return steps.at(-1);
    default:
      return undefined;
  }
}

function pageOf(steps: Float64Array): number {
  return Math.max(Math.round(steps.length / 10), 1);
}

function placeOf(steps: Float64Array, value: number): number {
  return Math.max(
    steps.findLastIndex((step) => step <= value),
    0,
  );
}

/** The step nearest to a value; undefined where there is none. */
export function nearestStep(steps: Float64Array, value: number): number | undefined {
  const after = steps.find((step) => step >= value);
  const before = steps.findLast((step) => step <= value);
  if (after === undefined || before === undefined) return after ?? before;
  return value - before <= after - value ? before : after;
}
