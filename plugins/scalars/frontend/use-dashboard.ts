import { createTooltip } from "@runlens/charts";
import { useEffect, useMemo, useState } from "react";
import type { CardsShare, ScalarsContext } from "./context.ts";
import { createCrosshair } from "./crosshair.ts";
import { createSeriesCache } from "./series-cache.ts";

/** Makes what cards share, and tells the cache of changes. */
export function useCardsShare({ onSeriesChange }: ScalarsContext): CardsShare {
  const [cache] = useState(() => createSeriesCache());
  const [crosshair] = useState(createCrosshair);
  const [tooltip] = useState(() => createTooltip(document));
  useEffect(() => {
    const subscription = onSeriesChange((series) => cache.markChanged(series));
    return () => subscription.close();
  }, [onSeriesChange, cache]);
  useEffect(() => () => tooltip.hide(), [tooltip]);
  return useMemo(() => ({ cache, crosshair, tooltip }), [cache, crosshair, tooltip]);
}
