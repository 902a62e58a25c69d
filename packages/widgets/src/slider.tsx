import { useId, useState } from "react";
import { SliderTrack } from "./slider-track.tsx";
import "./slider.css";

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A slider with a number box beside it: the slider moves in steps, the box takes any value in range. */
export function Slider({ label, value, min, max, step, onChange }: SliderProps) {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const commit = (text: string): void => {
    const number = text.trim() === "" ? NaN : Number(text);
    if (Number.isFinite(number)) onChange(Math.min(Math.max(number, min), max));
  };
  return (
    <div className="rl-slider">
      <label className="rl-field-label" htmlFor={id}>
        {label}
      </label>
      <div className="rl-slider-row">
        <SliderTrack {...{ id, value, min, max, step, onChange }} />
        <input
          type="text"
          inputMode="decimal"
          className="rl-slider-number"
          aria-label={`${label}, exact value`}
          value={draft ?? String(value)}
          onChange={(event) => {
            setDraft(event.target.value);
            commit(event.target.value);
          }}
          onBlur={() => setDraft(undefined)}
        />
      </div>
    </div>
  );
}
