import { readNumber } from "@runlens/base";
import { useId, useState } from "react";
import { nearestStop } from "./nearest-stop.ts";
import { SliderTrack } from "./slider-track.tsx";
import "./slider.css";

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where the slider stops, ascending. Default: every `step`. */
  readonly stops?: readonly number[] | undefined;
  readonly onChange: (value: number) => void;
}

/**
 * A slider with a number box beside it: the slider moves in steps, the box takes any value in
 * range. While something else is typed, words say which one is in force.
 */
export function Slider({ label, value, min, max, step, stops, onChange }: SliderProps) {
  const id = useId();
  const problemId = useId();
  const [draft, setDraft] = useState<string>();
  const typed = draft === undefined ? value : readNumber(draft);
  const isInForce = typed !== undefined && min <= typed && typed <= max;
  const problem = isInForce || draft === "" ? undefined : `From ${min} to ${max}; now ${value}.`;
  const type = (text: string): void => {
    setDraft(text);
    const number = readNumber(text);
    if (number !== undefined) onChange(Math.min(Math.max(number, min), max));
  };
  const track =
    stops === undefined
      ? { value, min, max, step, onChange }
      : {
          value: nearestStop(stops, value),
          min: 0,
          max: stops.length - 1,
          step: 1,
          text: String(value),
          onChange: (place: number) => onChange(stops[place] ?? min),
        };
  return (
    <div className="rl-slider">
      <label className="rl-field-label" htmlFor={id}>
        {label}
      </label>
      <div className="rl-slider-row">
        <SliderTrack id={id} {...track} />
        <input
          type="text"
          inputMode="decimal"
          className="rl-slider-number"
          aria-label={`${label}, exact value`}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : problemId}
          value={draft ?? String(value)}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") setDraft(undefined);
          }}
          onBlur={() => setDraft(undefined)}
        />
      </div>
      {problem !== undefined && (
        <p id={problemId} className="rl-slider-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
