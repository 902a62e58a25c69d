import type { View } from "@runlens/charts";
import { sharedQueryOf, viewAxisOf, type LineCardContext } from "../line-card-context.ts";
import { followedView, newestPlace } from "../newest-place.ts";
import { stateOfCard, type ExportedCard } from "./exported-card.ts";
import { lineWindows } from "./line-windows.ts";

type FollowedContext = Pick<LineCardContext, "fetchWindows" | "view" | "settings" | "baselineRun">;

/** Whether the page carries a card along with its newest points, and where to is still to be found. */
export function isCarried(card: ExportedCard, context: FollowedContext): boolean {
  const { view, isHeld = false } = stateOfCard(card, context);
  const isFollowed = context.settings.follow === true && card.carriedView === undefined;
  return isFollowed && view.xRange !== undefined && !isHeld;
}

/** What cards that are carried show by now, by id; also those that were never on the screen. */
export async function carriedViews(
  cards: readonly ExportedCard[],
  context: FollowedContext,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, View>> {
  const { settings } = context;
  const { xAxis } = sharedQueryOf(context);
  const carried = await Promise.all(
    cards
      .filter((card) => isCarried(card, context))
      .map(async (card) => {
        // Of the coarsest windows, too, the last points are there.
        const asked = { columns: 1, range: undefined };
        const windows = await lineWindows(card.sources, context, asked, signal);
        return { card, newest: newestPlace(windows, xAxis) };
      }),
  );
  const newestOfAll = Math.max(...carried.map(({ newest }) => newest ?? -Infinity));
  return new Map(
    carried.map(({ card, newest }) => [
      card.id,
      followedView(
        stateOfCard(card, context).view,
        settings.linkZoom === true && newest !== undefined ? newestOfAll : newest,
        viewAxisOf(settings),
      ),
    ]),
  );
}
