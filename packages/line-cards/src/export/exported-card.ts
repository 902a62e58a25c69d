import { FITTED, type View } from "@runlens/charts";
import { cardKey, isHeldText, parseCardState, parseXRange, type CardState } from "../card-state.ts";
import { viewAxisOf, type LineCardContext } from "../line-card-context.ts";
import type { LineSource } from "../select-lines.ts";
import { withoutX, ZOOM_KEY } from "../use-card-state.ts";

/** A card as files are made of it, be it on the screen or not. */
export interface ExportedCard {
  /** Names the card in the link. */
  readonly id: string;
  readonly title: string;
  readonly sources: readonly LineSource[];
  /** What is in sight, where the page has carried it from what the link says. */
  readonly carriedView?: View;
}

/**
 * What the link says of a card: its zoom, where it was chosen on the axis that is shown, and
 * scales. A carried view stands in place of that of the link.
 */
export function stateOfCard(
  { id, carriedView }: Pick<ExportedCard, "id" | "carriedView">,
  { view, settings }: Pick<LineCardContext, "view" | "settings">,
): CardState {
  const { linkZoom = false } = settings;
  const axis = viewAxisOf(settings);
  const saved = parseCardState(view.get(cardKey(id)));
  const own = saved.viewAxis === axis ? saved.view : FITTED;
  if (carriedView !== undefined) return { ...saved, view: carriedView };
  if (!linkZoom) return { ...saved, view: own };
  const zoom = view.get(ZOOM_KEY);
  const xRange = parseXRange(axis, zoom);
  const isHeld = isHeldText(zoom);
  return { ...saved, view: { ...withoutX(own), ...(xRange && { xRange }) }, isHeld };
}
