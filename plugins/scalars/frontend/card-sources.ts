import type { LineSource } from "@runlens/line-cards";
import type { ApiTags } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import type { AddedTag } from "./card-tags.ts";

/** Tells the tags of a run apart, since its lines share its colour. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
  [4, 2],
  [12, 4],
  [2, 6],
];

/** A line for each visible run that has one of the card's tags. */
export function cardSources(
  tag: string,
  added: readonly AddedTag[],
  { runs: names, tags }: ApiTags,
  runs: readonly VisibleRun[],
): readonly LineSource[] {
  const shown = [{ tag, side: "left" } as const, ...added];
  return shown.flatMap((each, place) => {
    const { runIndexes = [] } = tags.find((known) => known.tag === each.tag) ?? {};
    const having = new Set(runIndexes.map((index) => names[index]));
    const dash = DASHES[place % DASHES.length] ?? [];
    return runs
      .filter(({ name }) => having.has(name))
      .map(({ name, displayName = name, color }) => ({
        run: name,
        tag: each.tag,
        color,
        label: shown.length === 1 ? displayName : `${each.tag} (${displayName})`,
        ...(dash.length > 0 && { dash }),
        ...(each.side === "right" && { axis: each.side }),
      }));
  });
}
