import { groupedText } from "@runlens/base";
import {
  ArrowLeftFromLine,
  ArrowRightFromLine,
  ChevronLeft,
  ChevronRight,
  ChevronsRight,
} from "lucide-react";
import { Button } from "./button.tsx";
import { boundsText, stepOfKey, stepsWithin, type StepBounds } from "./step-places.ts";
import { StepTrack } from "./step-track.tsx";
import "./step-bar.css";

interface StepBarProps {
  /** Steps there are on the page, each once, rising. */
  readonly steps: Float64Array;
  /** Undefined: the newest, also of steps to come, within the range. */
  readonly step: number | undefined;
  /** Undefined: all steps. */
  readonly range: StepBounds | undefined;
  readonly onChange: (step: number | undefined) => void;
  readonly onRange: (range: StepBounds) => void;
}

/** The step cursor of a page of media: along its lower edge, for all that the page shows. */
export function StepBar({ steps, step, range, onChange, onRange }: StepBarProps) {
  const choices = stepsWithin(steps, range);
  const shown = step ?? choices.at(-1);
  const before = shown === undefined ? undefined : stepOfKey("ArrowLeft", choices, shown);
  const after = shown === undefined ? undefined : stepOfKey("ArrowRight", choices, shown);
  const fromHere = boundsBetween(shown, range?.end ?? steps.at(-1));
  const upToHere = boundsBetween(range?.start ?? steps[0], shown);
  return (
    <div className="rl-step-bar" role="group" aria-label="Step of the page">
      <span className="rl-step-bar-label">Step</span>
      <Button
        variant="icon"
        label="Step before"
        icon={<ChevronLeft aria-hidden />}
        disabled={before === undefined}
        onClick={() => onChange(before)}
      />
      <StepTrack label="Step" {...{ steps, step, range, onChange, onRange }} />
      <Button
        variant="icon"
        label="Step after"
        icon={<ChevronRight aria-hidden />}
        disabled={after === undefined}
        onClick={() => onChange(after)}
      />
      <output className="rl-step-bar-value">
        {shown === undefined ? "none" : groupedText(shown)}
        {range !== undefined && <span> of {boundsText(range)}</span>}
      </output>
      <Button
        variant="icon"
        label="Range from this step on"
        icon={<ArrowRightFromLine aria-hidden />}
        disabled={fromHere === undefined}
        onClick={() => fromHere && onRange(fromHere)}
      />
      <Button
        variant="icon"
        label="Range up to this step"
        icon={<ArrowLeftFromLine aria-hidden />}
        disabled={upToHere === undefined}
        onClick={() => upToHere && onRange(upToHere)}
      />
      <Button
        variant="icon"
        label="Newest step"
        hint={
          range === undefined ? "Always the newest step" : "Always the newest step of the range"
        }
        icon={<ChevronsRight aria-hidden />}
        pressed={step === undefined}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}

function boundsBetween(start: number | undefined, end: number | undefined): StepBounds | undefined {
  return start === undefined || end === undefined || start > end ? undefined : { start, end };
}
