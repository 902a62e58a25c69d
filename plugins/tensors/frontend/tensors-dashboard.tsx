import { countText } from "@runlens/base";
import type { DashboardProps } from "@runlens/plugin-api";
import { useKnownSteps, useValueSource } from "@runlens/plugin-api/media";
import {
  CardSections,
  NoTags,
  TagPage,
  TagToolbar,
  useCardGroups,
  useTagBoard,
} from "@runlens/tag-board";
import { useMemo } from "react";
import type { TensorSettings } from "./context.ts";
import { TensorCard } from "./tensor-card.tsx";
import "./tensors.css";

const CARD_WIDTH = 420;

/** One card per tag and run: what it is, its statistics and its elements. */
export default function TensorsDashboard({ context }: DashboardProps<TensorSettings>) {
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const share = useMemo(() => ({ source, onSteps }), [source, onSteps]);
  const board = useTagBoard(context);
  const { groups, cards } = useCardGroups(board, context);
  return (
    <TagPage steps={steps} context={context}>
      <TagToolbar context={context} board={board} count={countText(cards.length, "card")} />
      <CardSections board={board} groups={groups} minWidth={CARD_WIDTH}>
        {(card) => <TensorCard card={card} context={context} share={share} />}
      </CardSections>
      {cards.length === 0 && <NoTags board={board} />}
    </TagPage>
  );
}
