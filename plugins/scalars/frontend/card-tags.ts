import { listOf, listText, type ViewState } from "@runlens/plugin-api";

/** Which y-axis a tag is read on. */
export type Side = "left" | "right";

/** A tag that a card shows beside its own. */
export interface AddedTag {
  readonly tag: string;
  readonly side: Side;
}

const RIGHT = ">";

/** The tags that were added to a card, by the tag that the card is of. */
export function addedTags(view: ViewState, card: string): readonly AddedTag[] {
  return listOf(view.get(keyOf(card))).map((text) =>
    text.startsWith(RIGHT)
      ? { tag: text.slice(RIGHT.length), side: "right" }
      : // A tag that begins with the sign itself is written with a "<" before it.
        { tag: text.replace(/^</, ""), side: "left" },
  );
}

/** Adds those that the card does not show yet, and takes over the side of those it does. */
export function withTags(
  before: readonly AddedTag[],
  card: string,
  added: readonly AddedTag[],
): readonly AddedTag[] {
  const tags = new Map(before.map((each) => [each.tag, each]));
  for (const each of added) if (each.tag !== card) tags.set(each.tag, each);
  return [...tags.values()];
}

export function saveAddedTags(view: ViewState, card: string, tags: readonly AddedTag[]): void {
  const texts = tags.map(({ tag, side }) => {
    if (side === "right") return RIGHT + tag;
    return /^[<>]/.test(tag) ? `<${tag}` : tag;
  });
  view.set(keyOf(card), listText(texts));
}

function keyOf(card: string): string {
  return `with.${card}`;
}
