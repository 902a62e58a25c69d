import type { ApiTag } from "@runlens/model";
import { Fragment, useMemo, type ReactNode } from "react";
import { runCards, type RunCard } from "./run-cards.ts";
import { TagSection } from "./tag-section.tsx";
import type { TagBoard, TagBoardContext } from "./use-tag-board.ts";
import "./tag-page.css";

/** The cards of a group of tags. */
export interface CardGroup {
  readonly name: string;
  readonly cards: readonly RunCard[];
}

/** The cards of a board, a card per tag and visible run: by group, and all of them in a row. */
export function useCardGroups(
  { groups: tagGroups }: TagBoard,
  { tags: { runs: names }, runs }: Pick<TagBoardContext, "tags" | "runs">,
): { readonly groups: readonly CardGroup[]; readonly cards: readonly RunCard[] } {
  return useMemo(() => {
    const groups = tagGroups.map(({ name, tags }) => ({
      name,
      cards: tags.flatMap((tag) => runCards(tag, names, runs)),
    }));
    return { groups, cards: groups.flatMap(({ cards }) => cards) };
  }, [tagGroups, names, runs]);
}

interface SectionsProps {
  readonly board: TagBoard;
  /** Of a card, in CSS pixels. */
  readonly minWidth: number;
}

interface CardSectionsProps extends SectionsProps {
  readonly groups: readonly CardGroup[];
  /** Open whatever was chosen, as while something is looked for. */
  readonly forceOpen?: boolean;
  readonly children: (card: RunCard) => ReactNode;
}

/** A heading for each group, and under it its cards side by side while it is open. */
export function CardSections({
  board,
  groups,
  minWidth,
  forceOpen = false,
  children,
}: CardSectionsProps) {
  return groups.map(({ name, cards }) => (
    <TagSection key={name} board={board} name={name} count={cards.length} forceOpen={forceOpen}>
      <CardGrid minWidth={minWidth}>
        {cards.map((card) => (
          <Fragment key={card.key}>{children(card)}</Fragment>
        ))}
      </CardGrid>
    </TagSection>
  ));
}

interface TagCardSectionsProps extends SectionsProps {
  readonly children: (tag: ApiTag) => ReactNode;
}

/** The same where a card shows all runs of a tag. */
export function TagCardSections({ board, minWidth, children }: TagCardSectionsProps) {
  return board.groups.map(({ name, tags }) => (
    <TagSection key={name} board={board} name={name} count={tags.length}>
      <CardGrid minWidth={minWidth}>
        {tags.map((tag) => (
          <Fragment key={tag.tag}>{children(tag)}</Fragment>
        ))}
      </CardGrid>
    </TagSection>
  ));
}

interface CardGridProps extends Pick<SectionsProps, "minWidth"> {
  readonly children: ReactNode;
}

function CardGrid({ minWidth, children }: CardGridProps) {
  const gridTemplateColumns = `repeat(auto-fill, minmax(min(${minWidth}px, 100%), 1fr))`;
  return (
    <div className="tag-cards" style={{ gridTemplateColumns }}>
      {children}
    </div>
  );
}
