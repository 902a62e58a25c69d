import type { View } from "@runlens/charts";
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";
import type { CardState, ViewAxis } from "./card-state.ts";
import { followNothing, type LinkedZoom } from "./linked-zoom.ts";
import { followedView, isBehind } from "./newest-place.ts";
import type { CardStateDoors } from "./use-card-state.ts";

interface FollowingInput {
  /** Of the card. */
  readonly id: string;
  readonly doors: CardStateDoors;
  /** Whether the page follows the newest points. */
  readonly isWanted: boolean;
  readonly xAxis: ViewAxis;
  /** Where those of the card lie; undefined while it has none. */
  readonly newest: number | undefined;
  /** Absent: each card shows its own part of the x-axis, and follows its own points. */
  readonly linkedZoom: LinkedZoom | undefined;
}

/** The card as it is shown, and what becomes of a part of it that is zoomed into. */
export interface Following {
  readonly doors: CardStateDoors;
  /** `off`: all is shown, or the page does not follow. */
  readonly status: "off" | "on" | "paused";
  /** Brings the right end back to the newest points. */
  readonly resume: () => void;
}

/**
 * Moves what a card shows of the x-axis with its newest points: the link keeps its width, and
 * whether somebody moved it away. Where following ends, the view stays where it is.
 */
export function useFollowing(input: FollowingInput): Following {
  const { doors, isWanted, xAxis } = input;
  const { state, isMoving } = doors;
  const newest = useNewest(input);
  const isZoomed = isWanted && newest !== undefined && state.view.xRange !== undefined;
  const status = !isZoomed ? "off" : state.isHeld ? "paused" : "on";
  const isCarried = status === "on" && !isMoving;
  const view = useMemo(
    (): View => (isCarried ? followedView(state.view, newest, xAxis) : state.view),
    [isCarried, state.view, newest, xAxis],
  );
  const shown = useMemo(() => (view === state.view ? state : { ...state, view }), [state, view]);

  const heldBy = ({ xRange }: View): boolean =>
    isWanted && newest !== undefined && xRange !== undefined && isBehind(xRange, newest, xAxis);
  const save = (changes: Partial<Omit<CardState, "viewAxis">>): void =>
    doors.save({ ...(changes.view && { isHeld: heldBy(changes.view) }), ...changes });
  useKeptView(isCarried ? view : undefined, isWanted, doors);
  return {
    doors: {
      ...doors,
      state: shown,
      setView: (next, change) => doors.setView(next, { ...change, isHeld: heldBy(next) }),
      save,
    },
    status,
    resume: () => save({ view: state.view, isHeld: false }),
  };
}

/** Holds a card no longer once the page ceases to follow, so that it goes along when the page does again. */
export function useHoldEnd(isWanted: boolean, { state, save }: CardStateDoors): void {
  const wasWanted = useRef(isWanted);
  const release = useEffectEvent(() => {
    const { view, isHeld } = state;
    if (isHeld) save(view.xRange === undefined ? { isHeld: false } : { view, isHeld: false });
  });
  useEffect(() => {
    if (wasWanted.current && !isWanted) release();
    wasWanted.current = isWanted;
  }, [isWanted]);
}

/** The newest place of the card, or of all cards while they show the same part. */
function useNewest({ id, xAxis, newest, linkedZoom }: FollowingInput): number | undefined {
  const ofAll = useSyncExternalStore(
    linkedZoom?.follow ?? followNothing,
    useCallback(() => linkedZoom?.newest(xAxis), [linkedZoom, xAxis]),
  );
  useEffect(() => {
    if (newest === undefined) return undefined;
    linkedZoom?.setNewest(id, { xAxis, place: newest });
    return () => linkedZoom?.setNewest(id, undefined);
  }, [linkedZoom, id, xAxis, newest]);
  return linkedZoom === undefined ? newest : (ofAll ?? newest);
}

/** Keeps in the link where a view was carried to when the page ceases to follow. */
function useKeptView(carried: View | undefined, isWanted: boolean, { save }: CardStateDoors): void {
  const last = useRef<View>(undefined);
  const keep = useEffectEvent((view: View) => save({ view }));
  useLayoutEffect(() => {
    if (last.current !== undefined && !isWanted) keep(last.current);
    last.current = carried;
  }, [carried, isWanted]);
}
