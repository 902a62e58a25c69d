import { stepText } from "@runlens/charts";
import type { DashboardProps } from "@runlens/plugin-api";
import {
  groupTags,
  setGroupOpen,
  shownTags,
  useOpenGroups,
  useTagFilter,
} from "@runlens/plugin-api/tags";
import { Button, EmptyState, SearchField } from "@runlens/widgets";
import { useDeferredValue, useMemo } from "react";
import { plural } from "./card-text.ts";
import type { ScalarsSettings } from "./context.ts";
import { TagGroup } from "./tag-group.tsx";
import { useCardsShare } from "./use-dashboard.ts";
import "./scalars.css";

/** One card per tag, one line per visible run. */
export default function ScalarsDashboard({ context }: DashboardProps<ScalarsSettings>) {
  const { settings, view } = context;
  const allTags = context.tags.tags;
  const share = useCardsShare(context);
  const filterText = useDeferredValue(settings.tagFilter);
  const { filter, error } = useTagFilter(filterText);
  const { tags, emptyCount } = useMemo(
    () => shownTags(context.tags, context.runs, filter, settings.emptyCards),
    [context.tags, context.runs, filter, settings.emptyCards],
  );
  const groups = useMemo(() => groupTags(tags), [tags]);
  const open = useOpenGroups(groups, view, filter.kind === "pattern");
  return (
    <div className="scalars">
      <div className="scalars-toolbar">
        <div className="scalars-filter">
          <SearchField
            label="Filter tags"
            placeholder="Filter tags (regex)"
            value={settings.tagFilter}
            onChange={(text) => context.setSetting("tagFilter", text)}
            error={error}
          />
        </div>
        <span className="scalars-count" role="status">
          {countText(tags.length, allTags.length, emptyCount)}
        </span>
      </div>
      {groups.map((group) => (
        <TagGroup
          key={group.name}
          group={group}
          open={open.has(group.name)}
          onToggle={() => setGroupOpen(view, group.name, !open.has(group.name))}
          context={context}
          share={share}
        />
      ))}
      {groups.length === 0 && emptyCount > 0 && (
        <EmptyState title="No selected run has these tags">
          <p>Select other runs in the list, or see the cards without lines.</p>
          <Button
            label={`Show ${plural(emptyCount, "empty card")}`}
            onClick={() => context.setSetting("emptyCards", true)}
          />
        </EmptyState>
      )}
      {groups.length === 0 && emptyCount === 0 && (
        <EmptyState title={`No tag matches “${filterText}”`}>
          The filter is a regular expression, looked for anywhere in {stepText(allTags.length)} tags
          without regard to case.
        </EmptyState>
      )}
    </div>
  );
}

/** "5 of 32 tags, 3 without a selected run" */
function countText(shown: number, all: number, empty: number): string {
  const tags = all === 1 ? "tag" : "tags";
  const counted = shown === all ? stepText(all) : `${stepText(shown)} of ${stepText(all)}`;
  return `${counted} ${tags}${empty > 0 ? `, ${stepText(empty)} without a selected run` : ""}`;
}
