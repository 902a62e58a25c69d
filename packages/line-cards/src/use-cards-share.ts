import { createCardLink, createTooltip, type CardLink, type Tooltip } from "@runlens/charts";
import type { DashboardContext } from "@runlens/plugin-api";
import { useEffect, useMemo, useState } from "react";
import { createLinkedZoom, type LinkedZoom } from "./linked-zoom.ts";
import { createSeriesCache, type SeriesCache } from "./series-cache.ts";

/** What all cards of a page share. */
export interface CardsShare {
  readonly cache: SeriesCache;
  /** The place on the horizontal axis. */
  readonly crosshair: CardLink<number>;
  readonly tooltip: Tooltip;
  readonly linkedZoom: LinkedZoom;
}

/** Makes what the cards of a page share, and tells the cache of changes. */
export function useCardsShare({
  onSeriesChange,
}: Pick<DashboardContext, "onSeriesChange">): CardsShare {
  const [cache] = useState(() => createSeriesCache());
  const [crosshair] = useState(createCardLink<number>);
  const [tooltip] = useState(() => createTooltip(document));
  const [linkedZoom] = useState(createLinkedZoom);
  useEffect(() => {
    const subscription = onSeriesChange((series) => cache.markChanged(series));
    return () => subscription.close();
  }, [onSeriesChange, cache]);
  useEffect(() => () => tooltip.hide(), [tooltip]);
  return useMemo(
    () => ({ cache, crosshair, tooltip, linkedZoom }),
    [cache, crosshair, tooltip, linkedZoom],
  );
}
