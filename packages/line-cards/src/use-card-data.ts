import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { DashboardContext } from "@runlens/plugin-api";
import { NOTHING_YET, supplyCard, type CardData, type CardSupply } from "./card-query.ts";
import type { SeriesCache } from "./series-cache.ts";
import type { TagQuery } from "./window-requests.ts";

/** The data of one card, kept fresh. `queries`, one per tag, must keep their identity while they are the same. */
export function useCardData(
  cache: SeriesCache,
  fetchWindows: DashboardContext["fetchWindows"],
  queries: readonly TagQuery[],
): { readonly data: CardData; readonly retry: () => void } {
  const [data, setData] = useState(NOTHING_YET);
  const supply = useRef<CardSupply>(undefined);
  const retry = (): void => supply.current?.ask(queries);

  useLayoutEffect(() => {
    const opened = supplyCard(cache, fetchWindows, setData);
    supply.current = opened;
    return () => opened.close();
  }, [cache, fetchWindows]);
  // Before the first paint, so that a card that scrolls back in shows what is known at once.
  useLayoutEffect(() => {
    if (queries.every(({ columns }) => columns > 0)) supply.current?.ask(queries);
  }, [queries]);
  useEffect(() => {
    const ask = (): void => supply.current?.ask(queries);
    const stops = queries.map((query) => cache.follow(query, ask));
    return () => stops.forEach((stop) => stop());
  }, [cache, queries]);

  return { data, retry };
}

const COLUMNS_STEP = 64;

/** Device pixels across an element, rounded up so that small changes of size ask for nothing new; 0 before it is laid out. */
export function useColumns(ref: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const devicePixels = element.clientWidth * window.devicePixelRatio;
      setColumns(Math.ceil(devicePixels / COLUMNS_STEP) * COLUMNS_STEP);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return columns;
}
