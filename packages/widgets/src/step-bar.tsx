import { ChevronLeft, ChevronRight, ChevronsRight } from "lucide-react";
import { Button } from "./button.tsx";
import { StepTrack, stepOfKey } from "./step-track.tsx";
import "./step-bar.css";

interface StepBarProps {
  /** Steps there are on the page, each once, rising. */
  readonly steps: Float64Array;
  /** Undefined: the newest, also of steps to come. */
  readonly step: number | undefined;
  readonly onChange: (step: number | undefined) => void;
}

/** The step cursor of a page of media: along its lower edge, for all that the page shows. */
export function StepBar({ steps, step, onChange }: StepBarProps) {
  const shown = step ?? steps.at(-1);
  const before = shown === undefined ? undefined : stepOfKey("ArrowLeft", steps, shown);
  const after = shown === undefined ? undefined : stepOfKey("ArrowRight", steps, shown);
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
      <StepTrack label="Step" steps={steps} step={step} onChange={onChange} />
      <Button
        variant="icon"
        label="Step after"
        icon={<ChevronRight aria-hidden />}
        disabled={after === undefined}
        onClick={() => onChange(after)}
      />
      <output className="rl-step-bar-value">{shown?.toLocaleString("en-US") ?? "–"}</output>
      <Button
        variant="icon"
        label="Newest step"
        hint="Always the newest step"
        icon={<ChevronsRight aria-hidden />}
        pressed={step === undefined}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}
