import { stepText } from "@runlens/charts";
import type { DashboardProps } from "@runlens/plugin-api";
import { useValueSource } from "@runlens/plugin-api/media";
import {
  groupTags,
  setGroupOpen,
  shownTags,
  useOpenGroups,
  useTagFilter,
} from "@runlens/plugin-api/tags";
import { EmptyState, SearchField, SectionHeader, StepBar } from "@runlens/widgets";
import { useDeferredValue, useMemo, useState } from "react";
import type { ImagesContext, ImagesSettings } from "./context.ts";
import { ImageCard } from "./image-card.tsx";
import { createKnownSteps, useKnownSteps } from "./known-steps.ts";
import type { Look } from "./run-images.tsx";
import type { CardsShare } from "./use-nearest-value.ts";
import "./images.css";

/** One card per tag, the images of every visible run in it. */
export default function ImagesDashboard({ context }: DashboardProps<ImagesSettings>) {
  const { settings, view, runs } = context;
  const share = useCardsShare(context);
  const look = useLook(settings);
  const filterText = useDeferredValue(settings.tagFilter);
  const { filter, error } = useTagFilter(filterText);
  const { tags, emptyCount } = useMemo(
    () => shownTags(context.tags, runs, filter, false),
    [context.tags, runs, filter],
  );
  const groups = useMemo(() => groupTags(tags), [tags]);
  const open = useOpenGroups(groups, view, filter.kind === "pattern");
  const steps = useKnownSteps(share.knownSteps, runs);
  return (
    <div className="images" style={{ ["--image-tile-width" as string]: `${settings.tileWidth}px` }}>
      <div className="images-toolbar">
        <div className="images-filter">
          <SearchField
            label="Filter tags"
            placeholder="Filter tags (regex)"
            value={settings.tagFilter}
            onChange={(text) => context.setSetting("tagFilter", text)}
            error={error}
          />
        </div>
        <span className="images-count" role="status">
          {countText(tags.length, context.tags.tags.length, emptyCount)}
        </span>
      </div>
      {groups.map(({ name, tags: members }) => (
        <section key={name} className="images-group" aria-label={titleOf(name)}>
          <div className="images-group-header">
            <SectionHeader
              title={titleOf(name)}
              count={members.length}
              open={open.has(name)}
              onToggle={() => setGroupOpen(view, name, !open.has(name))}
            />
          </div>
          {open.has(name) && (
            <div className="images-cards">
              {members.map((tag) => (
                <ImageCard key={tag.tag} {...{ tag, context, look, share }} />
              ))}
            </div>
          )}
        </section>
      ))}
      {groups.length === 0 && <Nothing filterText={filterText} emptyCount={emptyCount} />}
      <div className="images-step">
        <StepBar steps={steps} step={context.step} onChange={context.setStep} />
      </div>
    </div>
  );
}

function Nothing({ filterText, emptyCount }: { filterText: string; emptyCount: number }) {
  return emptyCount > 0 ? (
    <EmptyState title="No selected run has images">
      Select other runs in the list: they have {stepText(emptyCount)}{" "}
      {emptyCount === 1 ? "tag" : "tags"} with images.
    </EmptyState>
  ) : (
    <EmptyState title={`No tag matches “${filterText}”`}>
      The filter is a regular expression, looked for anywhere in a tag without regard to case.
    </EmptyState>
  );
}

function useCardsShare(context: ImagesContext): CardsShare {
  const source = useValueSource(context);
  const [knownSteps] = useState(createKnownSteps);
  return useMemo(() => ({ source, knownSteps }), [source, knownSteps]);
}

function useLook({ size, tileWidth, brightness, contrast }: ImagesContext["settings"]): Look {
  return useMemo(
    () => ({
      actualSize: size === "actual",
      tileWidth,
      filter:
        brightness === 1 && contrast === 100
          ? "none"
          : `contrast(${contrast}%) brightness(${brightness})`,
    }),
    [size, tileWidth, brightness, contrast],
  );
}

function titleOf(group: string): string {
  return group === "" ? "Ungrouped" : group;
}

/** "5 of 32 tags, 3 without a selected run" */
function countText(shown: number, all: number, empty: number): string {
  const tags = all === 1 ? "tag" : "tags";
  const counted = shown === all ? stepText(all) : `${stepText(shown)} of ${stepText(all)}`;
  return `${counted} ${tags}${empty > 0 ? `, ${stepText(empty)} without a selected run` : ""}`;
}
