import { stepText } from "@runlens/charts";
import { useKnownSteps } from "@runlens/plugin-api/media";
import {
  groupTags,
  setGroupOpen,
  shownTags,
  useOpenGroups,
  useTagFilter,
} from "@runlens/plugin-api/tags";
import { EmptyState, SearchField, SectionHeader, StepBar } from "@runlens/widgets";
import { useDeferredValue, useMemo, type ReactNode } from "react";
import { HistogramCard, type CardChart, type HistogramContext } from "./histogram-card.tsx";
import { seriesCards } from "./series-cards.ts";
import { useSeriesSupply } from "./use-series.ts";
import "./histograms.css";

interface HistogramDashboardProps {
  readonly context: HistogramContext;
  /** How many histograms a card draws at most. Default: all. */
  readonly maxDrawn?: number;
  readonly renderChart: (chart: CardChart) => ReactNode;
}

/** One card per visible run of each tag, grouped by tag. The plugin draws what is in it. */
export function HistogramDashboard({
  context,
  maxDrawn = Infinity,
  renderChart,
}: HistogramDashboardProps) {
  const { settings, view, runs } = context;
  const { tags: allTags, runs: runNames } = context.tags;
  const supply = useSeriesSupply(context);
  const { steps, onSteps } = useKnownSteps();
  const filterText = useDeferredValue(settings.tagFilter);
  const { filter, error } = useTagFilter(filterText);
  const { tags, emptyCount } = useMemo(
    () => shownTags(context.tags, runs, filter, false),
    [context.tags, runs, filter],
  );
  const groups = useMemo(() => groupTags(tags), [tags]);
  const open = useOpenGroups(groups, view, filter.kind === "pattern");
  return (
    <div className="histograms-page">
      <div className="histograms">
        <div className="histograms-toolbar">
          <div className="histograms-filter">
            <SearchField
              label="Filter tags"
              placeholder="Filter tags (regex)"
              value={settings.tagFilter}
              onChange={(text) => context.setSetting("tagFilter", text)}
              error={error}
            />
          </div>
          <span className="histograms-count" role="status">
            {countText(tags.length, allTags.length, emptyCount)}
          </span>
        </div>
        {groups.map((group) => {
          const title = group.name === "" ? "Ungrouped" : group.name;
          const isOpen = open.has(group.name);
          return (
            <section key={group.name} aria-label={title}>
              <div className="histograms-group-header">
                <SectionHeader
                  title={title}
                  count={group.tags.length}
                  open={isOpen}
                  onToggle={() => setGroupOpen(view, group.name, !isOpen)}
                />
              </div>
              {isOpen && (
                <div className="histograms-grid">
                  {seriesCards(group.tags, runNames, runs).map(({ tag, run }) => (
                    <HistogramCard
                      key={JSON.stringify([tag.tag, run.name])}
                      {...{ tag, run, context, supply, maxDrawn, renderChart, onSteps }}
                    />
                  ))}
                </div>
              )}
            </section>
          );
        })}
        {groups.length === 0 && emptyCount > 0 && (
          <EmptyState title="No selected run has these tags">
            Select other runs in the list.
          </EmptyState>
        )}
        {groups.length === 0 && emptyCount === 0 && (
          <EmptyState title={`No tag matches “${filterText}”`}>
            The filter is a regular expression, looked for anywhere in {stepText(allTags.length)}{" "}
            tags without regard to case.
          </EmptyState>
        )}
      </div>
      {steps.length > 1 && (
        <StepBar steps={steps} step={context.step} onChange={(step) => context.setStep(step)} />
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
