import { countText } from "@runlens/base";
import type { DashboardProps } from "@runlens/plugin-api";
import { useKnownSteps, useValueSource } from "@runlens/plugin-api/media";
import {
  Answered,
  CardSections,
  NoTags,
  TagPage,
  TagToolbar,
  useCardGroups,
  useTagBoard,
} from "@runlens/tag-board";
import { useEffect, useMemo, useState } from "react";
import { createCameras } from "./cameras.ts";
import type { MeshContext, MeshSettings } from "./context.ts";
import { pageDrawing } from "./drawing.ts";
import { MeshCard } from "./mesh-card.tsx";
import type { MeshList } from "./mesh-list.ts";
import { useMeshList } from "./use-mesh-list.ts";
import "./mesh.css";

const CARD_WIDTH = 340;

/** One card per mesh and run: the newest, or that at the page's step. */
export default function MeshDashboard({ context }: DashboardProps<MeshSettings>) {
  const { value, problem, ...rest } = useMeshList(context);
  // What is there stays when it cannot be read anew.
  const answer = { value, problem: value === undefined ? problem : undefined, ...rest };
  return (
    <Answered answer={answer} waiting="Looking for meshes">
      {(list) => <Meshes context={context} list={list} />}
    </Answered>
  );
}

interface MeshesProps {
  readonly context: MeshContext;
  readonly list: MeshList;
}

function Meshes({ context, list }: MeshesProps) {
  const { view } = context;
  const source = useValueSource(context);
  const { steps, onSteps } = useKnownSteps();
  const [cameras] = useState(() => createCameras(view));
  useEffect(() => cameras.setLink(view), [cameras, view]);
  const share = useMemo(
    () => ({ source, list, cameras, drawing: pageDrawing(), onSteps }),
    [source, list, cameras, onSteps],
  );
  const { tags } = list;
  const listed = useMemo(() => ({ ...context, tags }), [context, tags]);
  const board = useTagBoard(listed);
  const { groups, cards } = useCardGroups(board, listed);
  return (
    <TagPage steps={steps} context={context}>
      <TagToolbar context={context} board={board} count={countText(cards.length, "card")} />
      {list.unknown.length > 0 && (
        <p className="mesh-warning">
          {countText(list.unknown.length, "series", "series")} of meshes whose metadata cannot be
          read: {list.unknown.join(", ")}
        </p>
      )}
      <CardSections board={board} groups={groups} minWidth={CARD_WIDTH}>
        {(card) => <MeshCard card={card} context={context} share={share} />}
      </CardSections>
      {cards.length === 0 && <NoTags board={board} />}
    </TagPage>
  );
}
