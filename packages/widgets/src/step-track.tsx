import { groupedText } from "@runlens/base";
import type { CSSProperties, KeyboardEvent } from "react";
import { RangeHandles } from "./range-handles.tsx";
import { filledTo } from "./slider-track.tsx";
import {
  boundsText,
  nearestStep,
  shareOf,
  stepOfKey,
  stepsWithin,
  type StepBounds,
} from "./step-places.ts";
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
  /** Whether, and how, the ends of the range are moved. */
  readonly onRange?: (range: StepBounds) => void;
}

/** More marks than this would be a grey line. */
const MAX_MARKS = 60;

/**
 * A slider along the steps there are: it stops at no other, and arrow keys go from one to the
 * next. A range is a band along it, which the slider stays in, with a handle at either end.
 */
export function StepTrack({ label, steps, step, range, onChange, onRange }: StepTrackProps) {
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
    <div className="rl-step-track" data-has-handles={onRange !== undefined || undefined}>
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
        onChange={(event) => choose(nearestStep(choices, event.target.valueAsNumber))}
      />
      {range && onRange && steps.length > 1 && <RangeHandles {...{ steps, range, onRange }} />}
    </div>
  );
}

function valueText(value: number, range: StepBounds | undefined): string {
  const text = `step ${groupedText(value)}`;
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

function bandOf({ start, end }: StepBounds, first: number, last: number): CSSProperties {
  const [from = 0, to = 1] = [start, end].map((step) =>
    Math.min(Math.max(shareOf(step, first, last), 0), 1),
  );
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}
