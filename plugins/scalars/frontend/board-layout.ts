import { listOf, listText, type ViewState } from "@runlens/plugin-api";

/** The manifest says that it is remembered. */
const PINS_KEY = "pins";
const HIDDEN_KEY = "hidden";

/** Tags that are pinned, in order. */
export function pinnedTags(view: ViewState): readonly string[] {
  return listOf(view.get(PINS_KEY));
}

export function savePins(view: ViewState, tags: readonly string[]): void {
  view.set(PINS_KEY, listText(tags));
}

export function hiddenTags(view: ViewState): readonly string[] {
  return listOf(view.get(HIDDEN_KEY));
}

export function saveHidden(view: ViewState, tags: readonly string[]): void {
  view.set(HIDDEN_KEY, listText(tags));
}

/** Tags of a section in the order that was chosen by hand; those that have no place in it follow. */
export function orderedTags<T extends { readonly tag: string }>(
  view: ViewState,
  section: string,
  tags: readonly T[],
): readonly T[] {
  const order = listOf(view.get(orderKey(section)));
  if (order.length === 0) return tags;
  const places = new Map(order.map((tag, place) => [tag, place]));
  const placeOf = ({ tag }: T): number => places.get(tag) ?? order.length;
  return tags.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** @param tags undefined: natural order. */
export function saveOrder(
  view: ViewState,
  section: string,
  tags: readonly string[] | undefined,
): void {
  view.set(orderKey(section), tags && listText(tags));
}

/** The list with `moved` before or after `beside`; the same list where one of them is not in it. */
export function movedBeside(
  tags: readonly string[],
  moved: string,
  beside: string,
  place: "before" | "after",
): readonly string[] {
  if (moved === beside || !tags.includes(moved)) return tags;
  const others = tags.filter((tag) => tag !== moved);
  const at = others.indexOf(beside);
  return at < 0 ? tags : others.toSpliced(place === "before" ? at : at + 1, 0, moved);
}

function orderKey(section: string): string {
  return `order.${section}`;
}
