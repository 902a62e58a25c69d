import type { ViewState } from "../dashboard.ts";
import type { TagGroup } from "./group-tags.ts";

/** Groups are open until this many cards are on the page, and the first two in any case. */
const OPEN_CARDS = 24;
const OPEN_GROUPS = 2;

/**
 * Names of the groups that are open: those the link says, else as many from the top as
 * make a page worth scrolling, and those that were open already, so that nothing
 * closes when tags arrive.
 *
 * @param filtered all are open unless the link says otherwise: who filters wants to see.
 */
export function openGroups(
  groups: readonly TagGroup[],
  view: ViewState,
  openBefore: ReadonlySet<string>,
  filtered: boolean,
): ReadonlySet<string> {
  const open = new Set<string>();
  let cardsAbove = 0;
  groups.forEach(({ name, tags }, i) => {
    const byDefault =
      filtered || i < OPEN_GROUPS || cardsAbove + tags.length <= OPEN_CARDS || openBefore.has(name);
    const said = view.get(groupKey(name));
    if (said === undefined ? byDefault : said === "open") open.add(name);
    cardsAbove += tags.length;
  });
  return open;
}

export function setGroupOpen(view: ViewState, name: string, open: boolean): void {
  view.set(groupKey(name), open ? "open" : "closed");
}

function groupKey(name: string): string {
  return `group.${name}`;
}
