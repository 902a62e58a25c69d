import { countText } from "@runlens/base";
import { LineCardGrid, type CardsShare } from "@runlens/line-cards";
import type { ApiTag } from "@runlens/model";
import { TagSection, type TagBoard } from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import { hiddenTags, orderedTags, saveHidden } from "./board-layout.ts";
import { groupSection } from "./board-section.ts";
import type { ScalarsContext } from "./context.ts";
import { ScalarCard } from "./scalar-card.tsx";

interface GroupCardsProps {
  /** Of the group. */
  readonly name: string;
  readonly tags: readonly ApiTag[];
  readonly board: TagBoard;
  readonly context: ScalarsContext;
  readonly share: CardsShare;
}

/** The cards of a group in their order, without those that were hidden. */
export function GroupCards({ name, tags, board, context, share }: GroupCardsProps) {
  const { view, settings } = context;
  const hidden = new Set(hiddenTags(view));
  const shown = orderedTags(view, name, tags).filter(({ tag }) => !hidden.has(tag));
  const hiddenCount = tags.length - shown.length;
  const section = groupSection(
    view,
    name,
    shown.map(({ tag }) => tag),
  );
  const showAll = (): void => {
    const here = new Set(tags.map(({ tag }) => tag));
    saveHidden(
      view,
      [...hidden].filter((tag) => !here.has(tag)),
    );
  };
  return (
    <TagSection board={board} name={name} count={shown.length}>
      <LineCardGrid cardWidth={settings.cardWidth}>
        {shown.map((tag) => (
          <ScalarCard key={tag.tag} tag={tag} section={section} context={context} share={share} />
        ))}
      </LineCardGrid>
      {hiddenCount > 0 && (
        <p className="scalars-hidden">
          {countText(hiddenCount, "card")} hidden
          <Button label={`Show ${hiddenCount === 1 ? "it" : "them"}`} onClick={showAll} />
        </p>
      )}
    </TagSection>
  );
}
