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
import { useMemo, useState } from "react";
import { AudioCard } from "./audio-card.tsx";
import type { AudioSettings } from "./context.ts";
import { createSoundLinks } from "./sound-links.ts";
import "./audio.css";

const CARD_WIDTH = 380;

/** One card per tag and run: the newest sounds, or those at the page's step. */
export default function AudioDashboard({ context }: DashboardProps<AudioSettings>) {
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const [links] = useState(createSoundLinks);
  const share = useMemo(() => ({ source, onSteps, links }), [source, onSteps, links]);
  const board = useTagBoard(context);
  const { groups, cards } = useCardGroups(board, context);
  return (
    <TagPage steps={steps} context={context}>
      <TagToolbar context={context} board={board} count={countText(cards.length, "card")} />
      <CardSections board={board} groups={groups} minWidth={CARD_WIDTH}>
        {(card) => <AudioCard card={card} context={context} share={share} />}
      </CardSections>
      {cards.length === 0 && <NoTags board={board} />}
    </TagPage>
  );
}
