import type { DashboardContext } from "@runlens/plugin-api";
import { StepBar } from "@runlens/widgets";

interface PageStepBarProps {
  /** Those that cards show, each once, rising. */
  readonly steps: Float64Array;
  readonly context: Pick<DashboardContext, "step" | "range" | "setStep" | "setRange">;
}

/** Chooses the step and the range of steps of the page. */
export function PageStepBar({ steps, context }: PageStepBarProps) {
  const { step, range, setStep, setRange } = context;
  return <StepBar steps={steps} step={step} range={range} onChange={setStep} onRange={setRange} />;
}
