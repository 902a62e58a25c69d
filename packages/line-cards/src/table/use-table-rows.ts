import type { Range, StepSelection } from "@runlens/charts";
import type { SeriesWindow } from "@runlens/model";
import { useMemo } from "react";
import type { LineCardContext } from "../line-card-context.ts";
import { seriesKey, type CardLine } from "../select-lines.ts";
import { isWhole, placesOn } from "../windows.ts";
import { figuresOf, pointNear } from "./series-figures.ts";
import type { TableRow } from "./table-columns.ts";
import { useExactWindows, type WindowsBySeries } from "./use-exact-windows.ts";

interface TableRowsInput {
  readonly context: LineCardContext;
  readonly lines: readonly CardLine[];
  readonly marked: StepSelection | undefined;
  /** What the card shows of the x-axis; absent: everything. */
  readonly inSight: Range | undefined;
  /** Where the crosshair is. */
  readonly cursor: number | undefined;
}

/** A row per line: figures of the range that is marked, else of what is in sight. */
export function useTableRows(input: TableRowsInput): readonly TableRow[] {
  const { context, lines, marked, inSight, cursor } = input;
  const range = tableRange(marked, inSight);
  const place = marked && (context.step ?? marked.end ?? marked.start);
  const ofRange = useExactWindows(context, lines, range);
  const ofPlace = useExactWindows(
    context,
    lines,
    place === undefined ? "none" : { min: place, max: place },
  );
  const { xAxis } = context.settings;
  const { min, max } = range ?? {};
  return useMemo(() => {
    const ofRows = min === undefined || max === undefined ? undefined : { min, max };
    const pointAt = (line: CardLine) => {
      if (place === undefined) {
        return cursor === undefined
          ? undefined
          : pointNear(line.window, line.x, cursor, line.smoothed);
      }
      const exact = exactOf(line, ofPlace);
      return exact && pointNear(exact.window, exact.window.steps, place, exact.smoothed);
    };
    return lines.map((line): TableRow => {
      const exact = exactOf(line, ofRange);
      const figures =
        exact && figuresOf(exact.window, placesOn(exact.window, xAxis), ofRows, exact.smoothed);
      const at = pointAt(line) ?? (place === undefined ? figures?.end : undefined);
      const { id: label, color } = line;
      return { label, color, ...(at && { at }), ...(figures && { figures }) };
    });
  }, [lines, min, max, place, cursor, ofRange, ofPlace, xAxis]);
}

/** The range that a table is of; undefined: everything. */
export function tableRange(
  marked: StepSelection | undefined,
  inSight: Range | undefined,
): Range | undefined {
  return marked?.end === undefined ? inSight : { min: marked.start, max: marked.end };
}

function exactOf(
  line: CardLine,
  fetched: WindowsBySeries,
): { readonly window: SeriesWindow; readonly smoothed?: Float64Array } | undefined {
  const isAtHand = isWhole(line.window);
  const window = isAtHand ? line.window : fetched.get(seriesKey(line.window));
  const smoothed = isAtHand ? line.smoothed : window?.smoothed;
  return window && { window, ...(smoothed && { smoothed }) };
}
