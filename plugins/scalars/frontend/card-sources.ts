import { countText } from "@runlens/base";
import type { LineSource } from "@runlens/line-cards";
import type { ApiTags } from "@runlens/model";
import type { VisibleGroup, VisibleRun } from "@runlens/plugin-api";
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

/** What the lines of a card are drawn from. */
export interface CardData {
  readonly tags: ApiTags;
  readonly runs: readonly VisibleRun[];
  /** Absent: a line for each run, not for each group of runs. */
  readonly groups?: readonly VisibleGroup[] | undefined;
}

/** A line for each visible run, or group and run in no group, that has one of the card's tags. */
export function cardSources(
  tag: string,
  added: readonly AddedTag[],
  { tags: { runs: names, tags }, runs, groups }: CardData,
): readonly LineSource[] {
  const shown = [{ tag, side: "left" } as const, ...added];
  return shown.flatMap((each, place) => {
    const expression = expressionOf(each.tag);
    // Only the server knows which runs have all that an expression needs.
    const having = expression === undefined ? havingTag(each.tag) : undefined;
    const dash = DASHES[place % DASHES.length] ?? [];
    return members(runs, groups, (run) => having?.has(run) !== false).map(({ name, ...line }) => ({
      ...line,
      tag: expression === undefined ? each.tag : tag,
      ...(expression !== undefined && { expression }),
      label: shown.length === 1 ? name : `${expression ?? each.tag} (${name})`,
      ...(dash.length > 0 && { dash }),
      ...(each.side === "right" && { axis: each.side }),
    }));
  });

  function havingTag(wanted: string): ReadonlySet<string | undefined> {
    const { runIndexes = [] } = tags.find((known) => known.tag === wanted) ?? {};
    return new Set(runIndexes.map((index) => names[index]));
  }
}

/** Runs, or groups of them with how many of theirs count, and then the runs that are in none. */
function members(
  runs: readonly VisibleRun[],
  groups: readonly VisibleGroup[] | undefined,
  has: (run: string) => boolean,
): readonly (Pick<LineSource, "run" | "color" | "group"> & { readonly name: string })[] {
  const inGroups = new Set(groups?.flatMap(({ runs: all }) => all));
  const alone = runs
    .filter(({ name }) => has(name) && !inGroups.has(name))
    .map(({ name, displayName = name, color }) => ({ run: name, color, name: displayName }));
  const asGroups = groups?.flatMap(({ name, color, runs: all }) => {
    const group = all.filter(has);
    if (group.length === 0) return [];
    return [{ run: name, color, group, name: `${name} (${countText(group.length, "run")})` }];
  });
  return [...(asGroups ?? []), ...alone];
}

const EXPRESSION_SIGN = "=";

/** An expression as it stands among the tags of a card. */
export function expressionTag(expression: string): string {
  return EXPRESSION_SIGN + expression.trim();
}

/** What stands behind the sign in a tag that was written as an expression: "= 2 * x". */
export function expressionOf(tag: string): string | undefined {
  return tag.startsWith(EXPRESSION_SIGN) ? tag.slice(EXPRESSION_SIGN.length).trim() : undefined;
}
