import { groupedText } from "@runlens/base";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { nearestStep, shareOf, stepOfKey, type StepBounds } from "./step-places.ts";

interface RangeHandlesProps {
  /** Steps there are, at least two, rising. */
  readonly steps: Float64Array;
  readonly range: StepBounds;
  readonly onRange: (range: StepBounds) => void;
}

type Side = keyof StepBounds;

/** The ends of a range, each dragged or moved by keys over all steps up to the other one. */
export function RangeHandles(props: RangeHandlesProps) {
  return (
    <div className="rl-step-track-handles">
      <Handle {...props} side="start" label="Start of the range" />
      <Handle {...props} side="end" label="End of the range" />
    </div>
  );
}

interface HandleProps extends RangeHandlesProps {
  readonly side: Side;
  readonly label: string;
}

function Handle({ steps, range, onRange, side, label }: HandleProps) {
  /** From the end of the range to where the pointer took hold, in CSS pixels. */
  const gripRef = useRef(0);
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? 0;
  const value = range[side];
  const share = Math.min(Math.max(shareOf(value, first, last), 0), 1);
  const choices = handleSteps(steps, range, side);
  const move = (next: number | undefined): void => {
    if (next !== undefined && next !== value) onRange({ ...range, [side]: next });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = trackOf(event);
    gripRef.current = event.clientX - (left + share * width);
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = trackOf(event);
    const at = (event.clientX - gripRef.current - left) / width;
    move(nearestStep(choices, first + at * (last - first)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepOfKey(event.key, choices, value);
    if (next === undefined) return;
    event.preventDefault();
    move(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className="rl-step-track-handle"
      data-side={side}
      aria-label={label}
      aria-valuemin={choices[0] ?? value}
      aria-valuemax={choices.at(-1) ?? value}
      aria-valuenow={value}
      aria-valuetext={`step ${groupedText(value)}`}
      title={`${label}: step ${groupedText(value)}`}
      style={{ left: `${share * 100}%` }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}

/** Where an end of a range may go: as far as all steps reach, and not past the other end. */
export function handleSteps(steps: Float64Array, range: StepBounds, side: Side): Float64Array {
  return steps.filter((step) => (side === "start" ? step <= range.end : step >= range.start));
}

function trackOf({ currentTarget }: PointerEvent<HTMLElement>): DOMRect {
  return (currentTarget.parentElement ?? currentTarget).getBoundingClientRect();
}
