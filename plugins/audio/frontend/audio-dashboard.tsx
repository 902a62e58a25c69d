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
import { useMemo, useState } from "react";
import { AudioCard } from "./audio-card.tsx";
import type { AudioSettings } from "./context.ts";
import { createSoundLinks } from "./sound-links.ts";
import "./audio.css";

const CARD_WIDTH = 380;

/** One card per tag and run: the newest sounds, or those at the page's step. */
export default function AudioDashboard({ context }: DashboardProps<AudioSettings>) {
  const { tags, runs } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const [links] = useState(createSoundLinks);
  const share = useMemo(() => ({ source, onSteps, links }), [source, onSteps, links]);
  const board = useTagBoard(context);
  const groups = useMemo(
    () =>
      board.groups.map((group) => ({
        name: group.name,
        cards: group.tags.flatMap((tag) => runCards(tag, tags.runs, runs)),
      })),
    [board.groups, tags.runs, runs],
  );
  const cardCount = groups.reduce((sum, { cards }) => sum + cards.length, 0);
  return (
    <TagPage steps={steps} context={context}>
      <TagToolbar context={context} board={board} count={countText(cardCount, "card")} />
      {groups.map((group) => (
        <TagSection key={group.name} board={board} name={group.name} count={group.cards.length}>
          <TagCards minWidth={CARD_WIDTH}>
            {group.cards.map((card) => (
              <AudioCard key={card.key} card={card} context={context} share={share} />
            ))}
          </TagCards>
        </TagSection>
      ))}
      {cardCount === 0 && <NoTags board={board} />}
    </TagPage>
  );
}
