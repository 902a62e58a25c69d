import { useStepsOf, type KnownSteps } from "@runlens/plugin-api/media";
import { TagPage } from "@runlens/tag-board";
import type { ReactNode } from "react";
import type { HistogramContext } from "./histogram-card.tsx";

interface SteppedPageProps {
  readonly context: HistogramContext;
  readonly known: KnownSteps;
  readonly children: ReactNode;
}

/** A page with a step cursor over what becomes known; then the cursor alone is made anew. */
export function SteppedPage({ context, known, children }: SteppedPageProps) {
  return (
    <TagPage steps={useStepsOf(known)} context={context}>
      {children}
    </TagPage>
  );
}
