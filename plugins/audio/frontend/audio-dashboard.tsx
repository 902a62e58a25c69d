import { countText } from "@runlens/base";
import type { DashboardProps } from "@runlens/plugin-api";
import { useKnownSteps, useValueSource } from "@runlens/plugin-api/media";
import { NoTags, runCards, TagSection, TagToolbar, useTagBoard } from "@runlens/tag-board";
import { StepBar } from "@runlens/widgets";
import { useMemo } from "react";
import { AudioCard } from "./audio-card.tsx";
import type { AudioSettings } from "./context.ts";
import "./audio.css";

/** One card per tag and run: the newest sounds, or those at the page's step. */
export default function AudioDashboard({ context }: DashboardProps<AudioSettings>) {
  const { step, tags, runs } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const share = useMemo(() => ({ source, onSteps }), [source, onSteps]);
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
    <div className="audio-page">
      <div className="audio">
        <TagToolbar context={context} board={board} count={countText(cardCount, "card")} />
        {groups.map((group) => (
          <TagSection key={group.name} board={board} name={group.name} count={group.cards.length}>
            <div className="audio-grid">
              {group.cards.map((card) => (
                <AudioCard key={card.key} card={card} context={context} share={share} />
              ))}
            </div>
          </TagSection>
        ))}
        {cardCount === 0 && <NoTags board={board} />}
      </div>
      {steps.length > 1 && (
        <StepBar steps={steps} step={step} onChange={(next) => context.setStep(next)} />
      )}
    </div>
  );
}
