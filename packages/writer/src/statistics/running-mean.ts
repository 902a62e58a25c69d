export interface RunningMean {
  /** Takes one value and returns the mean that includes it. */
  add(value: number): number;
  /** NaN before the first value. */
  readonly mean: number;
  /** How many values the mean is of: at most the window. */
  readonly count: number;
  reset(): void;
}

/**
 * Mean of the last `window` values; of all values since the last `reset()` by default.
 *
 * A window is summed anew each time, so nothing drifts and a NaN is gone once it has
 * left the window. Without a window a NaN stays until `reset()`.
 */
export function createRunningMean({ window }: { readonly window?: number } = {}): RunningMean {
  return window === undefined ? meanOfAll() : meanOfWindow(window);
}

function meanOfAll(): RunningMean {
  let count = 0;
  let mean = NaN;
  return {
    add(value) {
      count++;
      mean = count === 1 ? value : mean + (value - mean) / count;
      return mean;
    },
    get mean() {
      return mean;
    },
    get count() {
      return count;
    },
    reset() {
      count = 0;
      mean = NaN;
    },
  };
}

function meanOfWindow(window: number): RunningMean {
  if (!Number.isSafeInteger(window) || window < 1) {
    throw new TypeError(`window must be an integer of at least 1, not ${window}`);
  }
  const ring: number[] = [];
  let added = 0;
  const mean = (): number => ring.reduce((sum, value) => sum + value, 0) / ring.length;
  return {
    add(value) {
      ring[added++ % window] = value;
      return mean();
    },
    get mean() {
      return mean();
    },
    get count() {
      return ring.length;
    },
    reset() {
      ring.length = 0;
      added = 0;
    },
  };
}
