import type { DashboardContext } from "@runlens/plugin-api";
import type { SeriesName } from "@runlens/plugin-api/media";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { createSeriesSupply, type SeriesState, type SeriesSupply } from "./series-supply.ts";

/** Makes the supply that all cards of a page share, and tells it of changes. */
export function useSeriesSupply({ reader, onSeriesChange }: DashboardContext): SeriesSupply {
  const [supply] = useState(() =>
    createSeriesSupply((query, signal) => reader.values(query, signal)),
  );
  useEffect(() => {
    const subscription = onSeriesChange((changes) => supply.markChanged(changes));
    return () => subscription.close();
  }, [onSeriesChange, supply]);
  return supply;
}

/** A series as far as it was read, kept fresh while the component is there. */
export function useSeries(supply: SeriesSupply, { run, tag }: SeriesName): SeriesState {
  const follow = useCallback(
    (listener: () => void) => supply.follow({ run, tag }, listener),
    [supply, run, tag],
  );
  return useSyncExternalStore(follow, () => supply.read({ run, tag }));
}
