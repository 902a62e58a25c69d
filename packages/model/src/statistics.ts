/** The one number that stands for a scalar series in a table. */
export const STATISTICS = [
  "count",
  /** The oldest and the newest value, be it NaN. */
  "first",
  "last",
  /** Of the finite values; missing without any. */
  "min",
  "max",
  "mean",
  /** 1 if a value is NaN, else 0. */
  "hasNan",
  /** 1 if a value is NaN or infinite, else 0. */
  "hasNonFinite",
  /** The last value logged at the step or before it; missing before the series has come so far. */
  "atStep",
  /** Wall time of the newest point. */
  "lastTimeSecs",
] as const;

export type Statistic = (typeof STATISTICS)[number];
