import { withPlace } from "@runlens/charts";
import type { DashboardContext } from "@runlens/plugin-api";

type StepDoors = Pick<DashboardContext, "step" | "range" | "setStep" | "setRange">;

/**
 * A step was chosen for the page. With Shift it makes a range with the step that the page
 * shows, or moves the nearer end of the range there is.
 */
export function chooseStep(
  { step, range, setStep, setRange }: StepDoors,
  chosen: number,
  withShift: boolean,
): void {
  if (!withShift || (step === undefined && range === undefined)) {
    setStep(chosen);
    return;
  }
  const { start, end = start } = withPlace(range ?? { start: step ?? chosen }, chosen);
  setRange({ start, end });
}
