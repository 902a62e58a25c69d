import { visibleName } from "@runlens/base";
import { momentText } from "@runlens/charts";
import type { Cell, RunState } from "@runlens/model";
import { Activity, CircleCheck, CirclePause, CircleSlash, FileX } from "lucide-react";
import { memo, type ReactNode } from "react";
import { ageText } from "../text.ts";
import { cellText } from "./cell-text.ts";
import "./value-cells.css";

const STATE_ICONS: Readonly<Record<RunState, ReactNode>> = {
  live: <Activity />,
  idle: <CirclePause />,
  stalled: <CircleSlash />,
  finished: <CircleCheck />,
  damaged: <FileX />,
};

interface StateCellProps {
  readonly state: Cell;
  /** Whether there is room for the word. */
  readonly isWide: boolean;
}

/** A shape of its own for each state, its word, and a colour besides. */
export const StateCell = memo(function StateCell({ state, isWide }: StateCellProps) {
  if (!isState(state)) return null;
  return (
    <span className="run-state" data-state={state} title={state}>
      <span aria-hidden>{STATE_ICONS[state]}</span>
      <span className={isWide ? undefined : "rl-visually-hidden"}>{state}</span>
    </span>
  );
});

function isState(cell: Cell): cell is RunState {
  return typeof cell === "string" && Object.hasOwn(STATE_ICONS, cell);
}

interface AgeCellProps {
  /** Seconds since the epoch; absent without a point. */
  readonly lastTimeSecs: number | undefined;
  readonly nowSecs: number;
}

/** Time since the last point. */
export const AgeCell = memo(function AgeCell({ lastTimeSecs, nowSecs }: AgeCellProps) {
  if (lastTimeSecs === undefined) return null;
  return (
    <span className="run-value run-number run-age" title={`last point ${momentText(lastTimeSecs)}`}>
      {ageText(nowSecs - lastTimeSecs)}
    </span>
  );
});

export const ValueCell = memo(function ValueCell({ cell }: { readonly cell: Cell }) {
  const text = cellText(cell);
  if (text === "") return null;
  const isNumber = typeof cell === "number";
  return (
    <span
      className={isNumber ? "run-value run-number" : "run-value"}
      data-nan={(isNumber && Number.isNaN(cell)) || undefined}
      title={String(cell)}
    >
      {visibleName(text)}
    </span>
  );
});
