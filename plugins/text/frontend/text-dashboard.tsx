import { countText } from "@runlens/base";
import { stepText } from "@runlens/charts";
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
import { EmptyState, SearchField } from "@runlens/widgets";
import { useDeferredValue, useMemo } from "react";
import type { TextSettings } from "./context.ts";
import { TextCard } from "./text-card.tsx";
import { useSearch, type Found } from "./use-search.ts";
import "./text.css";

const QUERY = "search";
const CARD_WIDTH = 420;

/** One card per tag and run: the newest text, or the one at the page's step. */
export default function TextDashboard({ context }: DashboardProps<TextSettings>) {
  const { view, step } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const board = useTagBoard(context);
  const { groups, cards } = useCardGroups(board, context);

  const queryText = view.get(QUERY) ?? "";
  const query = useDeferredValue(queryText);
  const isSearch = query !== "";
  const found = useSearch(source, cards, query, context);
  const share = useMemo(() => ({ source, query, onSteps }), [source, query, onSteps]);
  const shownGroups = groups
    .map(({ name, cards: all }) => ({
      name,
      cards: isSearch ? all.filter(({ key }) => found.counts.get(key) !== 0) : all,
    }))
    .filter((group) => group.cards.length > 0);
  return (
    <TagPage steps={steps} context={context}>
      <TagToolbar
        context={context}
        board={board}
        count={isSearch ? foundText(found, cards.length) : countText(cards.length, "text")}
        search={
          <SearchField
            label="Search in texts"
            placeholder="Search in texts"
            value={queryText}
            onChange={(text) => view.set(QUERY, text === "" ? undefined : text)}
          />
        }
      />
      <CardSections board={board} groups={shownGroups} minWidth={CARD_WIDTH} forceOpen={isSearch}>
        {(card) => <TextCard card={card} context={context} share={share} />}
      </CardSections>
      {cards.length > 0 && shownGroups.length === 0 && (
        <EmptyState title={`No text has “${query}”`}>
          Looked for as it is, without regard to case, in the {countText(cards.length, "text")}{" "}
          {step === undefined ? "logged last" : `nearest to step ${stepText(step)}`}.
        </EmptyState>
      )}
      {cards.length === 0 && <NoTags board={board} />}
    </TagPage>
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
