import type { ExportedCard } from "@runlens/line-cards";
import type { TagBoard } from "@runlens/tag-board";
import { hiddenTags, orderedTags, pinnedTags } from "./board-layout.ts";
import { groupSection, pinSection, type BoardSection } from "./board-section.ts";
import { cardSources } from "./card-sources.ts";
import { addedTags } from "./card-tags.ts";
import type { ScalarsContext } from "./context.ts";

/**
 * The cards of the page that have lines, as they are: first those that are pinned, then those of
 * open groups that are not hidden. A tag is there once.
 */
export function exportedCards(context: ScalarsContext, board: TagBoard): readonly ExportedCard[] {
  const { view, tags, runs, settings } = context;
  const groups = settings.groupCentre === "runs" ? undefined : context.groups;
  const known = new Set(tags.tags.map(({ tag }) => tag));
  const hidden = new Set(hiddenTags(view));
  const pins = board.filterText === "" ? pinnedTags(view).filter((tag) => known.has(tag)) : [];
  const inGroups = board.groups
    .filter(({ name }) => board.isOpen(name))
    .flatMap(({ name, tags: own }) => orderedTags(view, name, own).map(({ tag }) => tag))
    .filter((tag) => !hidden.has(tag) && !pins.includes(tag));
  const cardOf = (section: BoardSection, tag: string): ExportedCard => ({
    id: section.cardId(tag),
    title: tag,
    sources: cardSources(tag, addedTags(view, tag), { tags, runs, groups }),
  });
  const [pinned, grouped] = [pinSection(view, pins), groupSection(view, "", inGroups)];
  return [
    ...pins.map((tag) => cardOf(pinned, tag)),
    ...inGroups.map((tag) => cardOf(grouped, tag)),
  ].filter(({ sources }) => sources.length > 0);
}
