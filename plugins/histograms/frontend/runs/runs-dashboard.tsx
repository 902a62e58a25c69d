import { createCardLink } from "@runlens/charts";
import { SteppedPage, type HistogramContext, type Hovered } from "@runlens/histograms";
import { createKnownSteps, useValueSource } from "@runlens/plugin-api/media";
import { NoTags, TagCardSections, TagToolbar, useTagBoard } from "@runlens/tag-board";
import { useState } from "react";
import { RunsCard } from "./runs-card.tsx";
import "./runs.css";

interface RunsDashboardProps {
  readonly context: HistogramContext;
  readonly binCount: number;
}

const CARD_WIDTH = 420;

/** One card per tag: the visible runs over each other, at the step of the page. */
export function RunsDashboard({ context, binCount }: RunsDashboardProps) {
  const source = useValueSource(context);
  const board = useTagBoard(context);
  const [known] = useState(createKnownSteps);
  const [link] = useState(createCardLink<Hovered>);
  const share = { context, source, link, binCount, onSteps: known.set };
  return (
    <SteppedPage context={context} known={known}>
      <TagToolbar context={context} board={board} />
      <TagCardSections board={board} minWidth={CARD_WIDTH}>
        {(tag) => <RunsCard tag={tag} {...share} />}
      </TagCardSections>
      {board.groups.length === 0 && <NoTags board={board} />}
    </SteppedPage>
  );
}
