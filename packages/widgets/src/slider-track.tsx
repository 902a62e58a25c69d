import type { CSSProperties } from "react";
import "./slider.css";

interface SliderTrackProps {
  /** Accessible name; absent where a label names the `id`. */
  readonly label?: string;
  readonly id?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What the value means, for who cannot see it. Default: the number. */
  readonly text?: string;
  readonly onChange: (value: number) => void;
}

/** A slider alone, filled up to its value. */
export function SliderTrack({
  label,
  text,
  value,
  min,
  max,
  onChange,
  ...input
}: SliderTrackProps) {
  const share = max > min ? (value - min) / (max - min) : 0;
  return (
    <input
      {...input}
      type="range"
      className="rl-slider-range"
      aria-label={label}
      aria-valuetext={text}
      min={min}
      max={max}
      value={value}
      style={filledTo(share)}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}

/** The part of a `rl-slider-range` before its thumb, from 0 to 1. */
export function filledTo(share: number): CSSProperties & Record<"--rl-slider-filled", string> {
  return { "--rl-slider-filled": `${share * 100}%` };
}
