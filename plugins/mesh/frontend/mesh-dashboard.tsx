import { countText } from "@runlens/base";
import type { DashboardProps } from "@runlens/plugin-api";
import { useKnownSteps, useValueSource } from "@runlens/plugin-api/media";
import { NoTags, runCards, TagSection, TagToolbar, useTagBoard } from "@runlens/tag-board";
import { StepBar } from "@runlens/widgets";
import { useEffect, useMemo, useState } from "react";
import { createCameras } from "./cameras.ts";
import type { MeshContext, MeshSettings } from "./context.ts";
import { pageDrawing } from "./drawing.ts";
import { MeshCard } from "./mesh-card.tsx";
import type { MeshList } from "./mesh-list.ts";
import { MeshNote } from "./mesh-note.tsx";
import { useMeshList } from "./use-mesh-list.ts";
import "./mesh.css";

/** One card per mesh and run: the newest, or that at the page's step. */
export default function MeshDashboard({ context }: DashboardProps<MeshSettings>) {
  const { value: list, problem, retry } = useMeshList(context);
  if (list !== undefined) return <Meshes context={context} list={list} />;
  if (problem !== undefined) return <MeshNote problem={problem} onRetry={retry} />;
  return <p className="mesh-note mesh-loading">Looking for meshes</p>;
}

interface MeshesProps {
  readonly context: MeshContext;
  readonly list: MeshList;
}

function Meshes({ context, list }: MeshesProps) {
  const { step, runs, view } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const [cameras] = useState(() => createCameras(view));
  useEffect(() => cameras.setLink(view), [cameras, view]);
  const share = useMemo(
    () => ({ source, list, cameras, drawing: pageDrawing(), onSteps }),
    [source, list, cameras, onSteps],
  );
  const { tags } = list;
  const board = useTagBoard(useMemo(() => ({ ...context, tags }), [context, tags]));
  const groups = useMemo(
    () =>
      board.groups.map((group) => ({
        name: group.name,
        cards: group.tags.flatMap((tag) => runCards(tag, tags.runs, runs)),
      })),
    [board.groups, tags.runs, runs],
  );
  const cardCount = groups.reduce((sum, { cards }) => sum + cards.length, 0);
  return (
    <div className="mesh-page">
      <div className="meshes">
        <TagToolbar context={context} board={board} count={countText(cardCount, "card")} />
        {list.unknown.length > 0 && (
          <p className="mesh-warning">
            {countText(list.unknown.length, "series", "series")} of meshes whose metadata cannot be
            read: {list.unknown.join(", ")}
          </p>
        )}
        {groups.map((group) => (
          <TagSection key={group.name} board={board} name={group.name} count={group.cards.length}>
            <div className="mesh-grid">
              {group.cards.map((card) => (
                <MeshCard key={card.key} card={card} context={context} share={share} />
              ))}
            </div>
          </TagSection>
        ))}
        {cardCount === 0 && <NoTags board={board} />}
      </div>
      {steps.length > 1 && (
        <StepBar steps={steps} step={step} onChange={(next) => context.setStep(next)} />
      )}
    </div>
  );
}
