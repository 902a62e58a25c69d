import { countText } from "@runlens/base";
import { useCardsShare } from "@runlens/line-cards";
import type { DashboardProps } from "@runlens/plugin-api";
import { NoTags, TagToolbar, useTagBoard } from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import { X } from "lucide-react";
import type { ScalarsSettings } from "./context.ts";
import { ExportPage } from "./export-page.tsx";
import { GroupCards } from "./group-cards.tsx";
import { PinnedSection } from "./pinned-section.tsx";
import "./scalars.css";

/** One card per tag, one line per visible run. */
export default function ScalarsDashboard({ context }: DashboardProps<ScalarsSettings>) {
  const share = useCardsShare(context);
  const board = useTagBoard(context, context.settings.emptyCards);
  const { groups, emptyCount, filterText } = board;
  const { xTag } = context.settings;
  return (
    <div className="scalars">
      <TagToolbar context={context} board={board}>
        {xTag === "" ? undefined : (
          <Button
            label={`Horizontal axis: ${xTag}`}
            icon={<X aria-hidden />}
            onClick={() => context.setSetting("xTag", "")}
          />
        )}
        <ExportPage context={context} board={board} />
      </TagToolbar>
      {filterText === "" && <PinnedSection context={context} share={share} />}
      {groups.map((group) => (
        <GroupCards key={group.name} {...group} {...{ board, context, share }} />
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
