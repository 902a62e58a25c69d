import { countText } from "@runlens/base";
import { stepText } from "@runlens/charts";
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
import type { TextSettings } from "./context.ts";
import { TextCard } from "./text-card.tsx";
import { cardsOf, keyOfCard } from "./text-cards.ts";
import { useSearch, type Found } from "./use-search.ts";
import "./text.css";

const QUERY = "search";

/** One card per tag and run: the newest text, or the one at the page's step. */
export default function TextDashboard({ context }: DashboardProps<TextSettings>) {
  const { settings, view, step } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const filterText = useDeferredValue(settings.tagFilter);
  const { filter, error } = useTagFilter(filterText);
  const { tags, emptyCount } = useMemo(
    () => shownTags(context.tags, context.runs, filter, false),
    [context.tags, context.runs, filter],
  );
  const groups = useMemo(() => groupTags(tags), [tags]);
  const open = useOpenGroups(groups, view, filter.kind === "pattern");
  const cards = useMemo(
    () => tags.flatMap((tag) => cardsOf(tag, context.tags.runs, context.runs)),
    [tags, context.tags.runs, context.runs],
  );
  const queryText = view.get(QUERY) ?? "";
  const query = useDeferredValue(queryText);
  const found = useSearch(source, cards, query, step);
  const share = useMemo(() => ({ source, query, onSteps }), [source, query, onSteps]);

  const isShown = (key: string): boolean => query === "" || found.counts.get(key) !== 0;
  const shownGroups = groups
    .map(({ name, tags: members }) => {
      const names = new Set(members.map(({ tag }) => tag));
      const inGroup = cards.filter((card) => names.has(card.tag.tag) && isShown(keyOfCard(card)));
      return { name, cards: inGroup };
    })
    .filter((group) => group.cards.length > 0);
  return (
    <div className="text-page">
      <div className="text">
        <div className="text-toolbar">
          <div className="text-filter">
            <SearchField
              label="Filter tags"
              placeholder="Filter tags (regex)"
              value={settings.tagFilter}
              onChange={(text) => context.setSetting("tagFilter", text)}
              error={error}
            />
          </div>
          <div className="text-filter">
            <SearchField
              label="Search in texts"
              placeholder="Search in texts"
              value={queryText}
              onChange={(text) => view.set(QUERY, text === "" ? undefined : text)}
            />
          </div>
          <span className="text-count" role="status">
            {query === "" ? countText(cards.length, "text") : foundText(found, cards.length)}
          </span>
        </div>
        {shownGroups.map((group) => {
          const isOpen = open.has(group.name) || query !== "";
          const title = group.name === "" ? "Ungrouped" : group.name;
          return (
            <section key={group.name} className="text-group" aria-label={title}>
              <div className="text-group-header">
                <SectionHeader
                  title={title}
                  count={group.cards.length}
                  open={isOpen}
                  onToggle={() => setGroupOpen(view, group.name, !isOpen)}
                />
              </div>
              {isOpen && (
                <div className="text-grid">
                  {group.cards.map((card) => (
                    <TextCard key={keyOfCard(card)} {...card} context={context} share={share} />
                  ))}
                </div>
              )}
            </section>
          );
        })}
        {cards.length > 0 && shownGroups.length === 0 && (
          <EmptyState title={`No text has “${query}”`}>
            Looked for as it is, without regard to case, in the {countText(cards.length, "text")}{" "}
            {step === undefined ? "logged last" : `nearest to step ${stepText(step)}`}.
          </EmptyState>
        )}
        {cards.length === 0 && emptyCount > 0 && (
          <EmptyState title="No selected run has these texts">
            Select other runs in the list: {countText(emptyCount, "tag")} of runs that are not
            selected would be here.
          </EmptyState>
        )}
        {cards.length === 0 && emptyCount === 0 && (
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

/** "12 matches in 3 of 8 texts" */
function foundText({ counts, matches, cardsWithMatches }: Found, cardCount: number): string {
  if (counts.size < cardCount) {
    return `Searching ${stepText(counts.size)} of ${countText(cardCount, "text")}`;
  }
  const where = `${stepText(cardsWithMatches)} of ${countText(cardCount, "text")}`;
  return `${countText(matches, "match", "matches")} in ${where}`;
}
