import type { XAxis } from "./points.ts";
import type { WindowQuery } from "./reader.ts";

/** A scalar tag as x-axis: its last value at the step of a point, or before it. */
export interface TagAxis {
  readonly tag: string;
}

/** Middle of the runs of a group; `iqm` is the interquartile mean. */
export const GROUP_CENTRES = ["mean", "median", "iqm"] as const;
export type GroupCentre = (typeof GROUP_CENTRES)[number];

/** Spread of the runs of a group; `bootstrap` is the 95 % interval of the middle. */
export const GROUP_BANDS = ["none", "std", "stderr", "minMax", "bootstrap"] as const;
export type GroupBand = (typeof GROUP_BANDS)[number];

/** Runs that are drawn as one line, which goes by the name of the group. */
export interface LineGroup {
  readonly name: string;
  readonly runs: readonly string[];
}

/** What a server takes besides the queries of a `Reader`: lines that are computed from series. */
export interface LinesQuery extends Omit<WindowQuery, "xAxis"> {
  readonly xAxis: XAxis | TagAxis;
  /**
   * Derived series, in the language of packages/expressions. The tag of their windows is the
   * expression. An absent list of `tags` means none beside them.
   */
  readonly expressions?: readonly string[];
  /** Tag that `x` and `baseline` stand for in expressions. */
  readonly x?: string;
  /** Default: the one that was chosen in the annotations. */
  readonly baselineRun?: string;
  /** A line per group instead of one per run; `runs` has no meaning then. */
  readonly groups?: readonly LineGroup[];
  /** Default: `mean`. */
  readonly centre?: GroupCentre;
  /** Default: `std`. */
  readonly band?: GroupBand;
  /**
   * A place on the x-axis for each of `runs`, of series alone: only the points there and
   * behind, and one before, whatever the start of `xRange`. For windows that have grown.
   */
  readonly after?: readonly number[];
}
