import type { CSSProperties, KeyboardEvent } from "react";
import { filledTo } from "./slider-track.tsx";
import "./step-track.css";

interface StepTrackProps {
  readonly label: string;
  /** Steps there are, each once, rising. */
  readonly steps: Float64Array;
  /** Undefined: the last, of those in the range. */
  readonly step: number | undefined;
  /** The slider stays within. Undefined: all steps. */
  readonly range?: StepBounds | undefined;
  readonly onChange: (step: number) => void;
}

/** Both included. */
export interface StepBounds {
  readonly start: number;
  readonly end: number;
}

/** More marks than this would be a grey line. */
const MAX_MARKS = 60;

/**
 * A slider along the steps there are: it stops at no other, and arrow keys go from one to the
 * next. A range is a band along it, which the slider stays in.
 */
export function StepTrack({ label, steps, step, range, onChange }: StepTrackProps) {
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? 0;
  const choices = stepsWithin(steps, range);
  const value = step ?? choices.at(-1) ?? range?.end ?? last;
  const at = Math.min(Math.max(value, first), last);
  const choose = (next: number | undefined): void => {
    if (next !== undefined && next !== step) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepOfKey(event.key, choices, value);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div className="rl-step-track">
      {steps.length > 1 && steps.length <= MAX_MARKS && <Marks steps={steps} />}
      {range !== undefined && (
        <div className="rl-step-track-range-place" aria-hidden>
          <div className="rl-step-track-range" style={bandOf(range, first, last)} />
        </div>
      )}
      <input
        type="range"
        className="rl-slider-range"
        aria-label={label}
        aria-valuetext={valueText(value, range)}
        // The thumb of a range without length would stand at its start.
        min={steps.length < 2 ? last - 1 : first}
        max={last}
        step="any"
        value={at}
        disabled={choices.length < 2}
        style={filledTo(range === undefined ? shareOf(at, first, last) : 0)}
        onKeyDown={onKeyDown}
        onChange={(event) => choose(nearest(choices, event.target.valueAsNumber))}
      />
    </div>
  );
}

function valueText(value: number, range: StepBounds | undefined): string {
  const text = `step ${value.toLocaleString("en-US")}`;
  return range === undefined ? text : `${text}, of ${boundsText(range)}`;
}

function Marks({ steps }: { readonly steps: Float64Array }) {
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? 0;
  return (
    <svg className="rl-step-track-marks" aria-hidden>
      {[...steps].map((step) => {
        const x = `${shareOf(step, first, last) * 100}%`;
        return <line key={step} x1={x} x2={x} y1="0" y2="100%" />;
      })}
    </svg>
  );
}

/** The steps that a range has. */
export function stepsWithin(steps: Float64Array, range: StepBounds | undefined): Float64Array {
  if (range === undefined) return steps;
  return steps.filter((step) => range.start <= step && step <= range.end);
}

/** "200 to 320" */
export function boundsText({ start, end }: StepBounds): string {
  return `${start.toLocaleString("en-US")} to ${end.toLocaleString("en-US")}`;
}

function bandOf({ start, end }: StepBounds, first: number, last: number): CSSProperties {
  const [from = 0, to = 1] = [start, end].map((step) =>
    Math.min(Math.max(shareOf(step, first, last), 0), 1),
  );
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}

function shareOf(step: number, first: number, last: number): number {
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

function nearest(steps: Float64Array, value: number): number | undefined {
  const after = steps.find((step) => step >= value);
  const before = steps.findLast((step) => step <= value);
  if (after === undefined || before === undefined) return after ?? before;
  return value - before <= after - value ? before : after;
}
