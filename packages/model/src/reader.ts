import type { Moments, ScalarPoints, SeriesWindow, XAxis, XRange } from "./points.ts";
import type { Experiment, Run, SeriesInfo } from "./run.ts";
import type { FileProblem, LoadStatus } from "./status.ts";
import type { SmoothingKind } from "./smoothing.ts";
import type { Statistic } from "./statistics.ts";
import type { LoggedValue } from "./values.ts";

export interface ExperimentQuery {
  readonly experiment: string;
}

/** Exact names; an absent list means all, an empty list none. */
export interface SeriesQuery extends ExperimentQuery {
  readonly runs?: readonly string[];
  readonly tags?: readonly string[];
  readonly pluginName?: string;
}

/**
 * Which points of a run that was restarted: `last`, those that no later attempt replaced
 * (TensorBoard's rule, the default view), or `all`, every point in the order of logging.
 */
export type Attempts = "last" | "all";

export interface PointsQuery extends ExperimentQuery {
  readonly run: string;
  readonly tag: string;
  /** Default: `last`. */
  readonly attempts?: Attempts;
}

export interface WindowQuery extends SeriesQuery {
  readonly xAxis: XAxis;
  /** Absent: the whole series. */
  readonly xRange?: XRange;
  /** Pixel columns to reduce to: 1 to 8,192. */
  readonly columns: number;
  /**
   * How much is smoothed; 0: nothing. Of `ema` and `timeEma` the weight of the past, up to
   * 0.999; of `gaussian` σ and of `mean` the width, in points, up to `MAX_SMOOTHING_POINTS`.
   */
  readonly smoothing: number;
  /** Default: `ema`. */
  readonly smoothingKind?: SmoothingKind;
  /** Default: `last`. */
  readonly attempts?: Attempts;
}

export interface ValuesQuery extends PointsQuery {
  /** How many values at most, the newest. Default: all. */
  readonly last?: number;
  /**
   * Places in the view, 0 the oldest value's, in any order; those beyond its end are left
   * out. Absent: as `last` says.
   */
  readonly positions?: readonly number[];
  /**
   * Bytes of the records that are read, counted from the newest value backwards; older
   * values come as `value.tooLarge`. All bytes are in memory at once. Default: 256 MiB.
   */
  readonly maxBytes?: number;
}

/** Of the default view of one tag. */
export interface StatisticsQuery extends ExperimentQuery {
  readonly tag: string;
  readonly statistic: Statistic;
  /** Of `atStep`. Default: 0. */
  readonly step?: number;
  /** Exact names. Absent: all. */
  readonly runs?: readonly string[];
}

/** One number for each run that has it, in no particular order. */
export type StatisticColumn = ReadonlyMap<string, number>;

/** What changed since the change before it. Runs and tags are named once each. */
export interface Change {
  /** Counts up by one; a gap means that a change was missed. */
  readonly version: number;
  readonly status: LoadStatus;
  /** True when runs or series appeared or vanished: lists must be asked for again. */
  readonly listsChanged: boolean;
  /** Series with new or withdrawn points, as run → tags. */
  readonly series: ReadonlyMap<string, readonly string[]>;
}

export interface Subscription {
  close(): void;
}

/**
 * The one door between data and everything above it. Nothing above knows where
 * data lie: log directory, index or database.
 *
 * Unknown names are no errors: lists leave them out, `points`, `values` and `moments` are undefined.
 */
export interface Reader {
  experiments(): Promise<readonly Experiment[]>;
  /** By start time, unknown last, ties by name. */
  runs(query: ExperimentQuery): Promise<readonly Run[]>;
  /** Grouped by run in the order of `runs`, tags in natural order. */
  series(query: SeriesQuery): Promise<readonly SeriesInfo[]>;
  /** All points of one scalar series. */
  points(query: PointsQuery, signal?: AbortSignal): Promise<ScalarPoints | undefined>;
  /** Values of one series that is no scalar, in the default view, newest last. */
  values(query: ValuesQuery, signal?: AbortSignal): Promise<readonly LoggedValue[] | undefined>;
  /**
   * When the values of one series that is no scalar were logged, none of them read. The place
   * in the columns is the place that `positions` of `values` means.
   */
  moments(query: PointsQuery, signal?: AbortSignal): Promise<Moments | undefined>;
  /** Scalar series that match, reduced for drawing. */
  windows(query: WindowQuery, signal?: AbortSignal): Promise<readonly SeriesWindow[]>;
  /** One number per run of a scalar tag, without the points. Absent: only the points are there. */
  statistics?(query: StatisticsQuery, signal?: AbortSignal): Promise<StatisticColumn>;
  /**
   * Another one whenever `runs` has other names or another order, or `series` other names or
   * metadata. Absent: not known.
   */
  listsVersion?(): number;
  status(): Promise<LoadStatus>;
  /** All problems, of which a status lists some; 100,000 at most. Absent: those are all there are. */
  problems?(): Promise<readonly FileProblem[]>;
  /** Calls back after each batch of changes, at most every `MIN_CHANGE_INTERVAL_MS`. */
  watch(onChange: (change: Change) => void): Subscription;
}
