import { createTooltip, type Tooltip } from "@runlens/charts";
import type { DashboardContext } from "@runlens/plugin-api";
import { useEffect, useMemo, useState } from "react";
import { createCrosshair, type Crosshair } from "./crosshair.ts";
import { createLinkedZoom, type LinkedZoom } from "./linked-zoom.ts";
import { createSeriesCache, type SeriesCache } from "./series-cache.ts";

/** What all cards of a page share. */
export interface CardsShare {
  readonly cache: SeriesCache;
  readonly crosshair: Crosshair;
  readonly tooltip: Tooltip;
  readonly linkedZoom: LinkedZoom;
}

/** Makes what the cards of a page share, and tells the cache of changes. */
export function useCardsShare({
  onSeriesChange,
}: Pick<DashboardContext, "onSeriesChange">): CardsShare {
  const [cache] = useState(() => createSeriesCache());
  const [crosshair] = useState(createCrosshair);
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
