/**
 * Points of one scalar series as parallel columns, in the order of the default
 * view. `steps` are exact up to ±2^53. Values keep NaN and infinities.
 */
export interface ScalarPoints {
  readonly length: number;
  readonly steps: Float64Array;
  /** Seconds since the epoch. */
  readonly wallTimesSecs: Float64Array;
  readonly values: Float64Array;
}

/** When the values of one series were logged, as parallel columns, the oldest first. */
export interface Moments {
  readonly length: number;
  /** Exact up to ±2^53. */
  readonly steps: Float64Array;
  /** Seconds since the epoch; NaN and infinities are kept. */
  readonly wallTimesSecs: Float64Array;
}

/** What a chart's horizontal axis counts. `relative`: seconds since the first point of the series. */
export type XAxis = "step" | "relative" | "wall";

/** A closed range of an x-axis, in its unit (steps or seconds). */
export interface XRange {
  readonly min: number;
  readonly max: number;
}

/**
 * The points of one series that a chart of `columns` pixel columns needs.
 *
 * Of every pixel column these points survive: the smallest and the largest
 * finite value, every non-finite value up to one of a kind, and with smoothing
 * on the extremes of the smoothed line; besides these the first and the last point
 * of the range, and one neighbour on either side so that lines run to the edge.
 * All are points that were logged, at their own step and wall time.
 */
export interface SeriesWindow extends ScalarPoints {
  readonly run: string;
  readonly tag: string;
  /** True when no point of the range was left out. */
  readonly exact: boolean;
  /** Points of the whole series, of the attempts that were asked for. */
  readonly totalPoints: number;
  /** Wall time of the first point of the whole series: the origin of the relative axis. */
  readonly originTimeSecs: number;
  /** Grows with every change of the series; 0 of lines that are computed from several. */
  readonly version: number;
  /** Smoothed value at each point, computed over all points; absent when smoothing is 0. */
  readonly smoothed?: Float64Array;
  /** Place on the x-axis; there when that is neither of steps nor of wall times. */
  readonly x?: Float64Array;
  /** Present when the line stands for a group of runs. */
  readonly group?: GroupColumns;
}

/** What a line of a group has besides its middle, which are `values` and `smoothed`. */
export interface GroupColumns {
  /** A band around the smoothed middle, or else the middle; NaN where there is none. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** How many runs are there. */
  readonly runCounts: Float64Array;
  /** Computed from lines that were reduced, since there are too many points. */
  readonly isApproximate: boolean;
  /** Runs with values that are not finite, of which the line shows little: those that turned first. */
  readonly oddRuns: readonly OddRun[];
  /** What more such runs have together, where there are too many to name. */
  readonly otherOddRuns?: OtherOddRuns;
}

/** How many values are not finite, by kind. */
interface OddCounts {
  readonly nan: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
}

/** What of a run of a group is not finite, and where on the x-axis that begins. */
export interface OddRun extends OddCounts {
  readonly run: string;
  readonly firstX: number;
}

export interface OtherOddRuns extends OddCounts {
  readonly runCount: number;
}
