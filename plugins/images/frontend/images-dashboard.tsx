import type { DashboardProps } from "@runlens/plugin-api";
import { createKnownSteps, useStepsOf, useValueSource } from "@runlens/plugin-api/media";
import { NoTags, PageStepBar, TagSection, TagToolbar, useTagBoard } from "@runlens/tag-board";
import { useMemo, useState } from "react";
import type { ImagesContext, ImagesSettings } from "./context.ts";
import { ImageCard } from "./image-card.tsx";
import type { Look } from "./run-images.tsx";
import { ToneFilters } from "./tone-filters.tsx";
import { toneFilter } from "./tone.ts";
import type { CardsShare } from "./use-nearest-value.ts";
import "./images.css";

/** One card per tag, the images of every visible run in it. */
export default function ImagesDashboard({ context }: DashboardProps<ImagesSettings>) {
  const { settings, runs } = context;
  const share = useCardsShare(context);
  const look = useLook(settings);
  const board = useTagBoard(context);
  const pageTags = useMemo(() => board.groups.flatMap(({ tags }) => tags), [board.groups]);
  const steps = useStepsOf(share.knownSteps, runs);
  return (
    <div className="images" style={{ ["--image-tile-width" as string]: `${settings.tileWidth}px` }}>
      <ToneFilters exposure={settings.exposure} gamma={settings.gamma} />
      <TagToolbar context={context} board={board} />
      {board.groups.map(({ name, tags }) => (
        <TagSection key={name} board={board} name={name} count={tags.length}>
          <div className="images-cards">
            {tags.map((tag) => (
              <ImageCard key={tag.tag} {...{ tag, context, look, share, pageTags }} />
            ))}
          </div>
        </TagSection>
      ))}
      {board.groups.length === 0 && <NoTags board={board} />}
      <div className="images-step">
        <PageStepBar steps={steps} context={context} />
      </div>
    </div>
  );
}

function useCardsShare(context: ImagesContext): CardsShare {
  const source = useValueSource(context);
  const [knownSteps] = useState(createKnownSteps);
  return useMemo(() => ({ source, knownSteps }), [source, knownSteps]);
}

function useLook(settings: ImagesContext["settings"]): Look {
  const { size, tileWidth, brightness, contrast, exposure, gamma } = settings;
  return useMemo(
    () => ({
      actualSize: size === "actual",
      tileWidth,
      filter: toneFilter({ brightness, contrast, exposure, gamma }),
    }),
    [size, tileWidth, brightness, contrast, exposure, gamma],
  );
}
