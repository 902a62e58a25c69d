import { countText } from "@runlens/base";
import type { DashboardProps } from "@runlens/plugin-api";
import { useKnownSteps, useValueSource } from "@runlens/plugin-api/media";
import {
  groupTags,
  setGroupOpen,
  shownTags,
  useOpenGroups,
  useTagFilter,
} from "@runlens/plugin-api/tags";
import { EmptyState, SearchField, SectionHeader, StepBar } from "@runlens/widgets";
import { useDeferredValue, useMemo } from "react";
import { AudioCard } from "./audio-card.tsx";
import { cardsOf } from "./audio-cards.ts";
import type { AudioSettings } from "./context.ts";
import "./audio.css";

/** One card per tag and run: the newest sounds, or those at the page's step. */
export default function AudioDashboard({ context }: DashboardProps<AudioSettings>) {
  const { settings, view, step } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const share = useMemo(() => ({ source, onSteps }), [source, onSteps]);
  const filterText = useDeferredValue(settings.tagFilter);
  const { filter, error } = useTagFilter(filterText);
  const { tags, emptyCount } = useMemo(
    () => shownTags(context.tags, context.runs, filter, false),
    [context.tags, context.runs, filter],
  );
  const groups = useMemo(() => groupTags(tags), [tags]);
  const open = useOpenGroups(groups, view, filter.kind === "pattern");
  const groupsOfCards = groups.map(({ name, tags: members }) => ({
    name,
    cards: members.flatMap((tag) => cardsOf(tag, context.tags.runs, context.runs)),
  }));
  const cardCount = groupsOfCards.reduce((sum, { cards }) => sum + cards.length, 0);
  return (
    <div className="audio-page">
      <div className="audio">
        <div className="audio-toolbar">
          <div className="audio-filter">
            <SearchField
              label="Filter tags"
              placeholder="Filter tags (regex)"
              value={settings.tagFilter}
              onChange={(text) => context.setSetting("tagFilter", text)}
              error={error}
            />
          </div>
          <span className="audio-count" role="status">
            {countText(tags.length, "tag")} of {countText(context.runs.length, "selected run")}
          </span>
        </div>
        {groupsOfCards.map(({ name, cards }) => {
          const title = name === "" ? "Ungrouped" : name;
          const isOpen = open.has(name);
          return (
            <section key={name} className="audio-group" aria-label={title}>
              <div className="audio-group-header">
                <SectionHeader
                  title={title}
                  count={cards.length}
                  open={isOpen}
                  onToggle={() => setGroupOpen(view, name, !isOpen)}
                />
              </div>
              {isOpen && (
                <div className="audio-grid">
                  {cards.map((card) => (
                    <AudioCard
                      key={JSON.stringify([card.run.name, card.tag.tag])}
                      card={card}
                      context={context}
                      share={share}
                    />
                  ))}
                </div>
              )}
            </section>
          );
        })}
        {cardCount === 0 && emptyCount > 0 && (
          <EmptyState title="No selected run has these sounds">
            Select other runs in the list: {countText(emptyCount, "tag")} of runs that are not
            selected would be here.
          </EmptyState>
        )}
        {cardCount === 0 && emptyCount === 0 && (
          <EmptyState title={`No tag matches “${filterText}”`}>
            The filter is a regular expression, looked for anywhere in{" "}
            {countText(context.tags.tags.length, "tag")} without regard to case.
          </EmptyState>
        )}
      </div>
      {steps.length > 1 && (
        <StepBar steps={steps} step={step} onChange={(next) => context.setStep(next)} />
      )}
    </div>
  );
}
