import { countText } from "@runlens/base";
import type { DashboardProps } from "@runlens/plugin-api";
import { useKnownSteps, useValueSource } from "@runlens/plugin-api/media";
import {
  NoTags,
  runCards,
  TagCards,
  TagPage,
  TagSection,
  TagToolbar,
  useTagBoard,
} from "@runlens/tag-board";
import { useMemo } from "react";
import type { TensorSettings } from "./context.ts";
import { TensorCard } from "./tensor-card.tsx";
import "./tensors.css";

const CARD_WIDTH = 420;

/** One card per tag and run: what it is, its statistics and its elements. */
export default function TensorsDashboard({ context }: DashboardProps<TensorSettings>) {
  const { tags, runs } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const share = useMemo(() => ({ source, onSteps }), [source, onSteps]);
  const board = useTagBoard(context);
  const groups = board.groups.map((group) => ({
    name: group.name,
    cards: group.tags.flatMap((tag) => runCards(tag, tags.runs, runs)),
  }));
  const cardCount = groups.reduce((sum, { cards }) => sum + cards.length, 0);
  return (
    <TagPage steps={steps} context={context}>
      <TagToolbar context={context} board={board} count={countText(cardCount, "card")} />
      {groups.map(({ name, cards }) => (
        <TagSection key={name} board={board} name={name} count={cards.length}>
          <TagCards minWidth={CARD_WIDTH}>
            {cards.map((card) => (
              <TensorCard key={card.key} card={card} context={context} share={share} />
            ))}
          </TagCards>
        </TagSection>
      ))}
      {cardCount === 0 && <NoTags board={board} />}
    </TagPage>
  );
}
