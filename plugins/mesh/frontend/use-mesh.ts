import { stepText } from "@runlens/charts";
import type { LoggedValue, Moments, PageSteps } from "@runlens/model";
import {
  useCardMoment,
  useLoaded,
  useMoments,
  type CardShare,
  type Loaded,
} from "@runlens/plugin-api/media";
import { useCallback, useMemo } from "react";
import { meshContent, type MeshContent, type MeshValues } from "./mesh-content.ts";
import type { DrawableSeries } from "./mesh-list.ts";

/** What is logged of a mesh at a step, or nearest to it. */
export interface ShownMesh {
  /** Of the vertices. */
  readonly moments: Loaded<Moments>;
  /** Place of what is shown; -1 while nothing is known, and for a series without values. */
  readonly position: number;
  readonly content: Loaded<MeshContent>;
}

interface LoadedParts {
  readonly values: MeshValues;
  /** Which parts are of an earlier step. */
  readonly notes: readonly string[];
}

/** @param sample which of the meshes that one value holds. */
export function useMesh(
  share: CardShare,
  run: string,
  { tags }: DrawableSeries,
  page: PageSteps,
  sample: number,
): ShownMesh {
  const { source } = share;
  const { VERTEX, FACE, COLOR } = tags;
  const { moments, position } = useCardMoment(share, { run, tag: VERTEX }, page);
  const faceMoments = useMoments(source, { run, tag: FACE ?? VERTEX });
  const colorMoments = useMoments(source, { run, tag: COLOR ?? VERTEX });
  const wallTimeSecs = moments.value?.wallTimesSecs[position];
  const load = useCallback(
    async (signal: AbortSignal): Promise<LoadedParts> => {
      const notes: string[] = [];
      const vertices = await source.value({ run, tag: VERTEX }, position, signal);
      const part = async (name: string, tag?: string): Promise<LoggedValue | undefined> => {
        if (tag === undefined) return undefined;
        const { steps } = await source.moments({ run, tag }, signal);
        const at = steps.findLastIndex((each) => each <= vertices.step);
        if (at === -1) return undefined;
        const value = await source.value({ run, tag }, at, signal);
        if (value.step !== vertices.step)
          notes.push(`The ${name} are of step ${stepText(value.step)}.`);
        return value;
      };
      const [faces, colors] = await Promise.all([part("faces", FACE), part("colours", COLOR)]);
      return { values: { vertices, faces, colors }, notes };
    },
    // oxlint-disable-next-line react/exhaustive-deps -- at another time, other values were logged
    [
      source,
      run,
      VERTEX,
      FACE,
      COLOR,
      position,
      wallTimeSecs,
      faceMoments.value,
      colorMoments.value,
    ],
  );
  const isKnown = wallTimeSecs !== undefined && faceMoments.value && colorMoments.value;
  const { value: parts, ...rest } = useLoaded(isKnown ? load : undefined);
  const value = useMemo(
    () => parts && noted(meshContent(parts.values, sample), parts.notes),
    [parts, sample],
  );
  return { moments, position, content: { value, ...rest } };
}

function noted(content: MeshContent, notes: readonly string[]): MeshContent {
  if (content.kind === "problem") return content;
  return { ...content, warnings: [...notes, ...content.warnings] };
}
