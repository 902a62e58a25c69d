import { countText } from "@runlens/base";
import type { Layout, LayoutChart } from "@runlens/format";
import { LineCardGrid, useCardsShare } from "@runlens/line-cards";
import type { DashboardProps } from "@runlens/plugin-api";
import { passesFilter, useTagFilter, type TagFilter } from "@runlens/plugin-api/tags";
import { Button, EmptyState, SearchField, SectionHeader } from "@runlens/widgets";
import { Pencil } from "lucide-react";
import { useMemo, useState } from "react";
import type { CustomScalarsSettings } from "./context.ts";
import { LayoutCard } from "./layout-card.tsx";
import { LayoutEditor } from "./layout-editor.tsx";
import { formatLayout, parseLayout } from "./layout-text.ts";
import { NoLayout } from "./no-layout.tsx";
import { useLoggedLayout } from "./use-logged-layout.ts";
import "./custom-scalars.css";

const DOCUMENT = "layout";
const EMPTY_LAYOUT: Layout = {
  version: 0,
  category: [{ title: "New category", closed: false, chart: [] }],
};

/** The charts of a layout, as it was logged or made here. */
export default function CustomScalarsDashboard({ context }: DashboardProps<CustomScalarsSettings>) {
  const { documents, settings, view } = context;
  const share = useCardsShare(context);
  const logged = useLoggedLayout(context);
  const tags = useScalars(context.tags);
  const { layout: edited, problem } = useEdited(documents.get(DOCUMENT));
  const { filter, error } = useTagFilter(settings.tagFilter);
  const [isEditing, setEditing] = useState(false);
  const layout = settings.layout === "edited" && edited !== undefined ? edited : logged.value;

  if (layout === undefined && logged.loading)
    return <p className="cs-loading">Loading the layout</p>;
  if (isEditing) {
    return (
      <LayoutEditor
        layout={layout ?? EMPTY_LAYOUT}
        tags={tags}
        hasEdited={edited !== undefined}
        onSave={(next) => {
          documents.set(DOCUMENT, formatLayout(next), "Edited the layout of custom scalars");
          context.setSetting("layout", "edited");
          setEditing(false);
        }}
        onDelete={() => {
          documents.set(DOCUMENT, undefined, "Removed the layout of custom scalars");
          setEditing(false);
        }}
        onClose={() => setEditing(false)}
      />
    );
  }
  const warning = logged.problem?.message ?? problem;
  const alert = warning !== undefined && (
    <p className="cs-warning" role="alert">
      {warning}
    </p>
  );
  if (layout === undefined) {
    return (
      <>
        {alert}
        <NoLayout onMake={() => setEditing(true)} />
      </>
    );
  }
  const categories = layout.category
    .map(({ title, closed, chart }) => ({
      title,
      closed,
      charts: chart.filter((each) => passes(each, filter)),
    }))
    .filter(({ charts }) => charts.length > 0);
  const count = categories.reduce((sum, { charts }) => sum + charts.length, 0);
  return (
    <div className="cs-page">
      <div className="cs-toolbar">
        <div className="cs-toolbar-field">
          <SearchField
            label="Filter charts"
            placeholder="Filter charts (regex)"
            value={settings.tagFilter}
            onChange={(text) => context.setSetting("tagFilter", text)}
            error={error}
          />
        </div>
        <span className="cs-toolbar-count" role="status">
          {countText(count, "chart")}, {layout === edited ? "as edited here" : "from the logs"}
        </span>
        <Button
          label="Edit layout"
          icon={<Pencil aria-hidden />}
          onClick={() => setEditing(true)}
        />
      </div>
      {alert}
      {categories.map(({ title, closed, charts }, place) => {
        const key = `group.${title}`;
        const said = view.get(key);
        const isOpen = said === undefined ? !closed : said === "open";
        return (
          // oxlint-disable-next-line react/no-array-index-key -- titles may be equal
          <section key={place} aria-label={title}>
            <div className="cs-section-header">
              <SectionHeader
                title={title === "" ? "Untitled" : title}
                count={charts.length}
                open={isOpen}
                onToggle={() => view.set(key, isOpen ? "closed" : "open")}
              />
            </div>
            {isOpen && (
              <LineCardGrid>
                {charts.map((chart, i) => (
                  <LayoutCard
                    // oxlint-disable-next-line react/no-array-index-key -- titles may be equal
                    key={i}
                    id={`${title}/${chart.title}`}
                    chart={chart}
                    tags={tags}
                    context={context}
                    share={share}
                  />
                ))}
              </LineCardGrid>
            )}
          </section>
        );
      })}
      {categories.length === 0 && (
        <EmptyState
          title={
            settings.tagFilter === "" ? "This layout has no charts" : "No chart passes the filter"
          }
        >
          The filter is looked for in titles, patterns and tags of charts.
        </EmptyState>
      )}
    </div>
  );
}

/** The scalars among the tags of the page; layouts are tags, too. */
function useScalars(all: DashboardProps["context"]["tags"]) {
  return useMemo(
    () => ({ ...all, tags: all.tags.filter(({ pluginName }) => pluginName === "scalars") }),
    [all],
  );
}

function useEdited(text: string | undefined): {
  readonly layout?: Layout;
  readonly problem?: string;
} {
  return useMemo(() => {
    if (text === undefined) return {};
    const read = parseLayout(text);
    return read.kind === "layout"
      ? { layout: read.layout }
      : { problem: `The layout that was saved here cannot be read: ${read.reason}` };
  }, [text]);
}

function passes({ title, multiline, margin }: LayoutChart, filter: TagFilter): boolean {
  const tags = margin?.series.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  return [title, ...(multiline?.tag ?? tags ?? [])].some((text) => passesFilter(filter, text));
}
