import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button.tsx";
import { SliderTrack } from "./slider-track.tsx";
import "./step-slider.css";

interface StepSliderProps {
  /** Accessible name. */
  readonly label: string;
  /** How many places there are, 1 or more. */
  readonly count: number;
  /** The place that is shown, 0 the first. */
  readonly position: number;
  /** What stands at the place: "step 1,200". */
  readonly text: string;
  readonly onChange: (position: number) => void;
}

/** Moves over what was logged, one place at a time: places are equally far apart, whatever their steps. */
export function StepSlider({ label, count, position, text, onChange }: StepSliderProps) {
  const last = count - 1;
  return (
    <div className="rl-step-slider">
      <Button
        variant="icon"
        label={`Back: ${label}`}
        hint="One step back"
        icon={<ChevronLeft aria-hidden />}
        disabled={position <= 0}
        onClick={() => onChange(position - 1)}
      />
      <SliderTrack {...{ label, text, onChange }} min={0} max={last} step={1} value={position} />
      <Button
        variant="icon"
        label={`Forward: ${label}`}
        hint="One step forward"
        icon={<ChevronRight aria-hidden />}
        disabled={position >= last}
        onClick={() => onChange(position + 1)}
      />
      <output className="rl-step-slider-text">{text}</output>
    </div>
  );
}
