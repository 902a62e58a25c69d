import { countText } from "@runlens/base";
import { LineCardGrid, useCardsShare } from "@runlens/line-cards";
import type { DashboardProps } from "@runlens/plugin-api";
import { NoTags, TagSection, TagToolbar, useTagBoard } from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import type { ScalarsSettings } from "./context.ts";
import { ScalarCard } from "./scalar-card.tsx";
import "./scalars.css";

/** One card per tag, one line per visible run. */
export default function ScalarsDashboard({ context }: DashboardProps<ScalarsSettings>) {
  const share = useCardsShare(context);
  const board = useTagBoard(context, context.settings.emptyCards);
  const { groups, emptyCount } = board;
  return (
    <div className="scalars">
      <TagToolbar context={context} board={board} />
      {groups.map(({ name, tags }) => (
        <TagSection key={name} board={board} name={name} count={tags.length}>
          <LineCardGrid>
            {tags.map((tag) => (
              <ScalarCard key={tag.tag} tag={tag} context={context} share={share} />
            ))}
          </LineCardGrid>
        </TagSection>
      ))}
      {groups.length === 0 && (
        <NoTags board={board}>
          <p>Select other runs in the list, or see the cards without lines.</p>
          <Button
            label={`Show ${countText(emptyCount, "empty card")}`}
            onClick={() => context.setSetting("emptyCards", true)}
          />
        </NoTags>
      )}
    </div>
  );
}
