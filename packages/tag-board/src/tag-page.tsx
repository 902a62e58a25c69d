import type { ComponentProps, ReactNode } from "react";
import { PageStepBar } from "./page-step-bar.tsx";
import "./tag-page.css";

interface TagPageProps extends ComponentProps<typeof PageStepBar> {
  readonly children: ReactNode;
}

/** A page of cards, and below it the step cursor of the page where there are several steps. */
export function TagPage({ steps, context, children }: TagPageProps) {
  return (
    <div className="tag-page">
      <div className="tag-page-body">{children}</div>
      {steps.length > 1 && <PageStepBar steps={steps} context={context} />}
    </div>
  );
}
