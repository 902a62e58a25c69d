import { createCardLink } from "@runlens/charts";
import { createKnownSteps } from "@runlens/plugin-api/media";
import { CardSections, NoTags, TagToolbar, useCardGroups, useTagBoard } from "@runlens/tag-board";
import { useState, type ReactNode } from "react";
import { HistogramCard, type CardChart, type HistogramContext } from "./histogram-card.tsx";
import type { Hovered } from "./hovered.ts";
import { SteppedPage } from "./stepped-page.tsx";
import { useSeriesSupply } from "./use-series.ts";
import "./histograms.css";

interface HistogramDashboardProps {
  readonly context: HistogramContext;
  /** How many histograms a card draws at most. */
  readonly maxDrawn: number;
  readonly renderChart: (chart: CardChart) => ReactNode;
}

const CARD_WIDTH = 340;

/** One card per visible run of each tag, grouped by tag. The plugin draws what is in it. */
export function HistogramDashboard({ context, maxDrawn, renderChart }: HistogramDashboardProps) {
  const supply = useSeriesSupply(context);
  const board = useTagBoard(context);
  const { groups } = useCardGroups(board, context);
  const [known] = useState(createKnownSteps);
  const [link] = useState(createCardLink<Hovered>);
  const share = { context, supply, link, maxDrawn, renderChart, onSteps: known.set };
  return (
    <SteppedPage context={context} known={known}>
      <TagToolbar context={context} board={board} />
      <CardSections board={board} groups={groups} minWidth={CARD_WIDTH}>
        {(card) => <HistogramCard card={card} {...share} />}
      </CardSections>
      {groups.length === 0 && <NoTags board={board} />}
    </SteppedPage>
  );
}
