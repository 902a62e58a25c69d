import { FITTED, type View } from "@runlens/charts";
import type { ViewState } from "@runlens/plugin-api";
import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react";
import {
  cardKey,
  formatCardState,
  formatXRange,
  isHeldText,
  parseCardState,
  parseXRange,
  type CardState,
  type ViewAxis,
} from "./card-state.ts";
import { followNothing, type LinkedZoom } from "./linked-zoom.ts";
import { usePace } from "./use-pace.ts";

/** A link that changes with every frame of a pan would slow the pan down. */
const LINK_DELAY_MS = 250;
/** A chart that has run ahead of its card is followed once it rests for so long. */
const REST_MS = 100;
/** What the link keeps of the part of the x-axis that all cards show. */
export const ZOOM_KEY = "zoom";

interface CardStateOptions {
  /** All cards show the same part of the x-axis. Absent: each its own. */
  readonly linkedZoom?: LinkedZoom | undefined;
  /**
   * The chart shows what it tells of by itself, so that the card, which asks for points, may
   * follow when it rests, or after so long. Default: 0, at once.
   */
  readonly runsAheadMs?: number;
}

/**
 * What the link says of a card, and how to change it. A view under way runs ahead of the
 * link, and one that was chosen on another axis waits until that axis is back.
 */
export function useCardState(
  id: string,
  xAxis: ViewAxis,
  link: ViewState,
  { linkedZoom, runsAheadMs = 0 }: CardStateOptions = {},
) {
  const text = link.get(cardKey(id));
  const saved = useMemo(() => parseCardState(text), [text]);
  const [draft, setDraft] = useState<Draft>();
  /** What the chart told of last and the link does not have; `draft` may be behind it. */
  const newest = useRef<Draft>(undefined);
  const zoomDraft = useZoomDraft(linkedZoom);
  const zoomText = linkedZoom && link.get(ZOOM_KEY);
  const savedView = saved.viewAxis === xAxis ? saved.view : FITTED;
  const isHeld = linkedZoom ? (zoomDraft?.isHeld ?? isHeldText(zoomText)) : (saved.isHeld ?? false);

  const save = (changes: Partial<Omit<CardState, "viewAxis">>): void => {
    const view = changes.view ?? newest.current?.view;
    const heldNow = changes.isHeld ?? newest.current?.isHeld ?? isHeld;
    const ownHeld = linkedZoom === undefined ? heldNow : (saved.isHeld ?? false);
    const viewed = view && { view: ownPartOf(view), viewAxis: xAxis };
    if (linkedZoom !== undefined && view !== undefined) {
      link.set(ZOOM_KEY, view.xRange && formatXRange(xAxis, view.xRange, heldNow));
    }
    link.set(cardKey(id), formatCardState({ ...saved, ...changes, ...viewed, isHeld: ownHeld }));
    newest.current = undefined;
    setDraft(undefined);
    linkedZoom?.setDraft(undefined);
  };
  const ownPartOf = (view: View): View =>
    linkedZoom === undefined ? view : { ...withoutX(view), ...withoutY(savedView) };
  const saveDraft = useEffectEvent((next: Draft) => {
    // A chart that has moved on is not put back.
    if (next === newest.current) save(next);
  });
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => saveDraft(draft), LINK_DELAY_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  const paced = usePace(REST_MS, runsAheadMs);
  const catchUp = (): void => setDraft(newest.current);
  const setView = (view: View, change: ViewChange = {}): void => {
    const { isHeld: isViewHeld = false, isMoving: isUnderWay = false } = change;
    newest.current = { view, isHeld: isViewHeld };
    // While zooms are linked, x comes back in every frame, and y must not lag behind it.
    if (runsAheadMs > 0 && isUnderWay && linkedZoom === undefined) paced(catchUp);
    else catchUp();
    linkedZoom?.setDraft({ xAxis, ...withoutY(view), isHeld: isViewHeld });
  };
  const own = draft?.view ?? savedView;
  const view = useMemo((): View => {
    if (linkedZoom === undefined) return own;
    const xRange = zoomDraft?.xAxis === xAxis ? zoomDraft.xRange : parseXRange(xAxis, zoomText);
    return { ...withoutX(own), ...(xRange && { xRange }) };
  }, [linkedZoom, own, zoomDraft, zoomText, xAxis]);
  /** A gesture is under way. */
  const isMoving = draft !== undefined || zoomDraft !== undefined;
  const isHeldNow = draft?.isHeld ?? isHeld;
  const state = useMemo(() => ({ ...saved, view, isHeld: isHeldNow }), [saved, view, isHeldNow]);
  return { state, isMoving, setView, save };
}

interface ViewChange {
  /** Somebody moved it away from the newest points, while the page follows. Default: false. */
  readonly isHeld?: boolean;
  /** By a gesture of which more is likely to come. Default: false. */
  readonly isMoving?: boolean;
}

/** A view under way. */
interface Draft {
  readonly view: View;
  readonly isHeld: boolean;
}

export type CardStateDoors = ReturnType<typeof useCardState>;

function useZoomDraft(linkedZoom: LinkedZoom | undefined) {
  return useSyncExternalStore(linkedZoom?.follow ?? followNothing, linkedZoom?.draft ?? noDraft);
}

function noDraft(): undefined {
  return undefined;
}

/** A range of one scale makes no sense on the other. */
export function withoutY({ xRange }: View): View {
  return xRange === undefined ? FITTED : { xRange };
}

export function withoutY2({ xRange, yRange }: View): View {
  return { ...(xRange && { xRange }), ...(yRange && { yRange }) };
}

export function withoutX({ yRange, y2Range }: View): View {
  return { ...(yRange && { yRange }), ...(y2Range && { y2Range }) };
}
