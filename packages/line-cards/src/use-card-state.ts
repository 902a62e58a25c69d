import { FITTED, type View } from "@runlens/charts";
import type { XAxis } from "@runlens/model";
import type { ViewState } from "@runlens/plugin-api";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { cardKey, formatCardState, parseCardState, type CardState } from "./card-state.ts";

/** A link that changes with every frame of a pan would slow the pan down. */
const LINK_DELAY_MS = 250;

/**
 * What the link says of a card, and how to change it. A view under way runs ahead of the
 * link, and one that was chosen on another axis waits until that axis is back.
 */
export function useCardState(id: string, xAxis: XAxis, link: ViewState) {
  const text = link.get(cardKey(id));
  const saved = useMemo(() => parseCardState(text), [text]);
  const [draft, setDraft] = useState<View>();

  const save = (changes: Partial<Omit<CardState, "viewAxis">>): void => {
    const view = changes.view ?? draft;
    const viewed = view === undefined ? {} : { view, viewAxis: xAxis };
    link.set(cardKey(id), formatCardState({ ...saved, ...changes, ...viewed }));
    setDraft(undefined);
  };
  const saveDraft = useEffectEvent((view: View) => save({ view }));
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => saveDraft(draft), LINK_DELAY_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  const savedView = saved.viewAxis === xAxis ? saved.view : FITTED;
  return { state: { ...saved, view: draft ?? savedView }, setView: setDraft, save };
}

export type CardStateDoors = ReturnType<typeof useCardState>;
