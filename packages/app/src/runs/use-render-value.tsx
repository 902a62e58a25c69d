import { unreachable } from "@runlens/base";
import { LIVE_SECS } from "@runlens/model";
import type { GridRange } from "@runlens/widgets";
import { useCallback, type ReactNode } from "react";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { useNowSecs } from "../use-now.ts";
import { NAN_TAGS, NONFINITE_TAGS, type RunColumn } from "./columns.ts";
import type { TableRow } from "./table-rows.ts";
import { useCells } from "./use-cells.ts";
import type { OddTags } from "./odd-tags.ts";
import { AgeCell, StateCell, ValueCell } from "./value-cells.tsx";

const TICK_MS = 5000;

interface ValueRenderer {
  /** Another function whenever it would render something else. */
  readonly renderValue: (row: number, column: number) => ReactNode;
  /** Of a run in sight; none while they are not known. */
  readonly oddTagsOf: (run: string) => OddTags;
  readonly onRange: (rows: GridRange, columns: GridRange) => void;
}

/** Draws the cells behind the name, and asks for the values of those in sight. */
export function useRenderValue(
  rows: readonly TableRow[],
  columns: readonly RunColumn[],
  isWide: boolean,
): ValueRenderer {
  const { want, get } = useCells();
  const nowSecs = useNowSecs(TICK_MS);
  const lastSeenMs = useStore(useSession().lastSeenMs);
  // Another function when there is something else to ask for, and then called again.
  const onRange = useCallback(
    (shownRows: GridRange, shownColumns: GridRange): void => {
      const runs = rows
        .slice(shownRows.from, shownRows.to + 1)
        .flatMap((row) => (row.kind === "run" ? [row.run.name] : []));
      const shown = columns
        .slice(shownColumns.from, shownColumns.to + 1)
        .filter(({ kind }) => kind !== "age");
      want(runs, [NAN_TAGS, NONFINITE_TAGS, ...shown.map(({ text }) => text)]);
    },
    [want, rows, columns],
  );

  const renderValue = useCallback(
    (index: number, place: number): ReactNode => {
      const [row, column] = [rows[index], columns[place]];
      if (row?.kind !== "run" || column === undefined) return null;
      const { run } = row;
      const seenSecs = (lastSeenMs.get(run.name) ?? 0) / 1000;
      switch (column.kind) {
        case "state": {
          const isLive = nowSecs - seenSecs < LIVE_SECS;
          return <StateCell state={isLive ? "live" : get(run.name, "state")} isWide={isWide} />;
        }
        case "age": {
          const { lastTimeSecs } = run;
          const last = seenSecs === 0 ? lastTimeSecs : Math.max(seenSecs, lastTimeSecs ?? 0);
          return <AgeCell lastTimeSecs={last} nowSecs={nowSecs} />;
        }
        case "value":
        case "metric":
          return <ValueCell cell={get(run.name, column.text)} />;
        default:
          return unreachable(column.kind);
      }
    },
    [rows, columns, get, nowSecs, lastSeenMs, isWide],
  );
  const oddTagsOf = useCallback(
    (run: string): OddTags => ({
      nanCount: Number(get(run, NAN_TAGS) ?? 0),
      count: Number(get(run, NONFINITE_TAGS) ?? 0),
    }),
    [get],
  );
  return { renderValue, oddTagsOf, onRange };
}
