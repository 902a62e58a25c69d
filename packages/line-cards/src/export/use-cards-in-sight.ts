import type { View } from "@runlens/charts";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { LineCardContext } from "../line-card-context.ts";
import { carriedViews, isCarried } from "./carried-views.ts";
import type { ExportedCard } from "./exported-card.ts";

const NOTHING_CARRIED: ReadonlyMap<string, View> = new Map();

/** Cards with what was in sight of them when they were to be saved; undefined until that is known. */
export function useCardsInSight(
  cards: readonly ExportedCard[],
  context: LineCardContext,
): readonly ExportedCard[] | undefined {
  const [views, setViews] = useState(() =>
    cards.some((card) => isCarried(card, context)) ? undefined : NOTHING_CARRIED,
  );
  const find = useEffectEvent((signal: AbortSignal) => carriedViews(cards, context, signal));
  const isKnown = views !== undefined;
  useEffect(() => {
    if (isKnown) return undefined;
    const closing = new AbortController();
    find(closing.signal).then(setViews, () => {
      // The export itself says what is wrong.
      if (!closing.signal.aborted) setViews(NOTHING_CARRIED);
    });
    return () => closing.abort();
  }, [isKnown]);
  return useMemo(() => views && cards.map((card) => withView(card, views)), [cards, views]);
}

function withView(card: ExportedCard, views: ReadonlyMap<string, View>): ExportedCard {
  const carriedView = views.get(card.id);
  return carriedView === undefined ? card : { ...card, carriedView };
}
