import type { DashboardContext } from "@runlens/plugin-api";
import { StepBar } from "@runlens/widgets";
import type { ReactNode } from "react";
import "./tag-page.css";

interface TagPageProps {
  /** Those that cards show, each once, rising. */
  readonly steps: Float64Array;
  readonly context: Pick<DashboardContext, "step" | "range" | "setStep" | "setRange">;
  readonly children: ReactNode;
}

/** A page of cards, and below it the step cursor of the page where there are several steps. */
export function TagPage({ steps, context, children }: TagPageProps) {
  return (
    <div className="tag-page">
      <div className="tag-page-body">{children}</div>
      {steps.length > 1 && (
        <StepBar
          steps={steps}
          step={context.step}
          range={context.range}
          onChange={context.setStep}
          onRange={context.setRange}
        />
      )}
    </div>
  );
}
