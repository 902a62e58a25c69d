import { stepText } from "@runlens/charts";
import { withRange } from "@runlens/model";
import { Button } from "@runlens/widgets";
import { X } from "lucide-react";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";
import "./step-range.css";

/** The range of steps that all dashboards keep to, and the button that ends it. */
export function StepRangeMark() {
  const { url } = useSession();
  const { range } = useStore(url);
  if (range === undefined) return null;
  return (
    <div className="step-range" role="group" aria-label="Range of steps">
      <span>
        Steps {stepText(range.start)} to {stepText(range.end)}
      </span>
      <Button
        variant="icon"
        label="Clear the range of steps"
        icon={<X aria-hidden />}
        onClick={() => url.update((state) => ({ ...state, ...withRange(state, undefined) }))}
      />
    </div>
  );
}
