import { FITTED } from "@runlens/charts";
import { cardKey, parseCardState, parseXRange, type CardState } from "../card-state.ts";
import type { LineCardContext } from "../line-card-context.ts";
import type { LineSource } from "../select-lines.ts";
import { withoutX, ZOOM_KEY } from "../use-card-state.ts";

/** A card as files are made of it, be it on the screen or not. */
export interface ExportedCard {
  /** Names the card in the link. */
  readonly id: string;
  readonly title: string;
  readonly sources: readonly LineSource[];
}

/** What the link says of a card: its zoom, where it was chosen on the axis that is shown, and scales. */
export function stateInLink(
  { id }: Pick<ExportedCard, "id">,
  { view, settings }: Pick<LineCardContext, "view" | "settings">,
): CardState {
  const { xAxis, xTag = "", linkZoom = false } = settings;
  const axis = xTag === "" ? xAxis : "tag";
  const saved = parseCardState(view.get(cardKey(id)));
  const own = saved.viewAxis === axis ? saved.view : FITTED;
  if (!linkZoom) return { ...saved, view: own };
  const xRange = parseXRange(axis, view.get(ZOOM_KEY));
  return { ...saved, view: { ...withoutX(own), ...(xRange && { xRange }) } };
}
