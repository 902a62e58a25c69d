import { stepText } from "@runlens/charts";
import type { DashboardProps } from "@runlens/plugin-api";
import { EmptyState, SearchField } from "@runlens/widgets";
import { useDeferredValue, useMemo } from "react";
import type { ScalarsSettings } from "./context.ts";
import { groupTags } from "./group-tags.ts";
import { setGroupOpen } from "./open-groups.ts";
import { TagGroup } from "./tag-group.tsx";
import { passesFilter } from "./tag-filter.ts";
import { useCardsShare, useOpenGroups, useTagFilter } from "./use-dashboard.ts";
import "./scalars.css";

/** One card per tag, one line per visible run. */
export default function ScalarsDashboard({ context }: DashboardProps<ScalarsSettings>) {
  const { settings, view } = context;
  const allTags = context.tags.tags;
  const share = useCardsShare(context);
  const filterText = useDeferredValue(settings.tagFilter);
  const { filter, error } = useTagFilter(filterText);
  const tags = useMemo(
    () => allTags.filter(({ tag }) => passesFilter(filter, tag)),
    [allTags, filter],
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
          {countText(tags.length, allTags.length)}
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
      {groups.length === 0 && (
        <EmptyState title={`No tag matches “${filterText}”`}>
          The filter is a regular expression, looked for anywhere in {stepText(allTags.length)} tags
          without regard to case.
        </EmptyState>
      )}
    </div>
  );
}

function countText(shown: number, all: number): string {
  const tags = all === 1 ? "tag" : "tags";
  return shown === all
    ? `${stepText(all)} ${tags}`
    : `${stepText(shown)} of ${stepText(all)} ${tags}`;
}
