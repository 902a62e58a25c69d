import { cardKey, type CardPin } from "@runlens/line-cards";
import type { ViewState } from "@runlens/plugin-api";
import type { MenuSection } from "@runlens/widgets";
import {
  hiddenTags,
  movedBeside,
  pinnedTags,
  saveHidden,
  saveOrder,
  savePins,
} from "./board-layout.ts";

/** What can be done with the cards of one section: that of pins, or a group of tags. */
export interface BoardSection {
  /** A pinned card and the one it was pinned from keep their zoom apart. */
  cardId(tag: string): string;
  pinOf(tag: string): CardPin;
  actionsOf(tag: string): readonly MenuSection[];
  move(tag: string, beside: string, place: "before" | "after"): void;
}

/** @param tags of the cards in the section, in order. */
export function groupSection(view: ViewState, name: string, tags: readonly string[]): BoardSection {
  const move: BoardSection["move"] = (tag, beside, place) => {
    const moved = movedBeside(tags, tag, beside, place);
    if (moved !== tags) saveOrder(view, name, moved);
  };
  return {
    cardId: (tag) => tag,
    pinOf: (tag) => pinOf(view, tag),
    move,
    actionsOf: (tag) => [
      {
        items: [
          ...moveItems(tags, tag, move),
          { label: "Hide card", onSelect: () => saveHidden(view, [...hiddenTags(view), tag]) },
        ],
      },
    ],
  };
}

/** @param tags that are pinned, in order. */
export function pinSection(view: ViewState, tags: readonly string[]): BoardSection {
  const move: BoardSection["move"] = (tag, beside, place) => {
    const all = tags.includes(tag) ? tags : [...tags, tag];
    savePins(view, movedBeside(all, tag, beside, place));
  };
  return {
    cardId: pinId,
    pinOf: (tag) => pinOf(view, tag),
    move,
    actionsOf: (tag) => [{ items: moveItems(tags, tag, move) }],
  };
}

function moveItems(tags: readonly string[], tag: string, move: BoardSection["move"]) {
  const place = tags.indexOf(tag);
  const [before, after] = [tags[place - 1], tags[place + 1]];
  return [
    {
      label: "Move earlier",
      isDisabled: before === undefined,
      onSelect: () => before !== undefined && move(tag, before, "before"),
    },
    {
      label: "Move later",
      isDisabled: after === undefined,
      onSelect: () => after !== undefined && move(tag, after, "after"),
    },
  ];
}

function pinOf(view: ViewState, tag: string): CardPin {
  const pins = pinnedTags(view);
  const isPinned = pins.includes(tag);
  return {
    isPinned,
    toggle() {
      if (isPinned) {
        view.set(cardKey(pinId(tag)), undefined);
        savePins(
          view,
          pins.filter((each) => each !== tag),
        );
      } else {
        view.set(cardKey(pinId(tag)), view.get(cardKey(tag)));
        savePins(view, [...pins, tag]);
      }
    },
  };
}

function pinId(tag: string): string {
  return `pin:${tag}`;
}
