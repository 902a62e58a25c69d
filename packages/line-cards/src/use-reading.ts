import type { ChartCursor } from "@runlens/charts";
import { useEffect, useRef, useState } from "react";
import type { Reading } from "./pinned-reading.tsx";
import type { CardsShare } from "./use-cards-share.ts";
import type { CardLine } from "./select-lines.ts";
import { orderedRows, type TooltipOrder } from "./tooltip-order.ts";
import { tooltipRows } from "./tooltip-rows.ts";

interface ReadingInput {
  readonly lines: readonly CardLine[];
  readonly order: TooltipOrder | undefined;
  /** Of the tooltip. */
  readonly maxRows: number | undefined;
  readonly tooltip: CardsShare["tooltip"];
}

/** A second click within this time is a double click, which means something else. */
const CLICK_MS = 250;

/** What the cursor of a card reads: a tooltip that follows it, and a table that a click leaves. */
export function useReading({ lines, order = "nearest", maxRows, tooltip }: ReadingInput) {
  const [reading, setReading] = useState<Reading>();
  const cursor = useRef<ChartCursor>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const rowsOf = (at: ChartCursor) => {
    const { rows, nearest } = orderedRows(lines, at, order);
    return { ...tooltipRows(lines, rows), emphasised: nearest };
  };
  return {
    reading,
    close: () => setReading(undefined),
    hover: (at: ChartCursor | undefined): void => {
      cursor.current = at;
      if (at === undefined) tooltip.hide();
      else tooltip.show({ ...rowsOf(at), ...(maxRows && { maxRows }), beside: at.client });
    },
    /** @param middle of the card, in pixels of the browser window. */
    pin: (middle: number): void => {
      const at = cursor.current;
      const isFirst = timer.current === undefined;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        timer.current = undefined;
        if (isFirst && at) setReading({ ...rowsOf(at), isOnLeft: at.client.x < middle });
      }, CLICK_MS);
    },
  };
}
