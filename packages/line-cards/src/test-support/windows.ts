import type { SeriesWindow } from "@runlens/model";

/** A window with the given values at steps 0, 1, …, one logged every second from second 1000 on. */
export function windowOf(
  run: string,
  values: readonly number[],
  changes: Partial<SeriesWindow> = {},
): SeriesWindow {
  return {
    run,
    tag: "loss",
    length: values.length,
    steps: Float64Array.from(values, (_, i) => i),
    wallTimesSecs: Float64Array.from(values, (_, i) => 1000 + i),
    values: Float64Array.from(values),
    exact: true,
    totalPoints: values.length,
    originTimeSecs: 1000,
    version: 1,
    ...changes,
  };
}

/** A window that stands for many more points than it holds. */
export function reducedWindow(run: string, values: readonly number[]): SeriesWindow {
  return windowOf(run, values, {
    exact: false,
    totalPoints: 1_000_000,
    smoothed: Float64Array.from(values, (value) => value / 2),
  });
}

/** What is answered when a window's series was asked for from where it ended: one more point for each value. */
export function endOf(window: SeriesWindow, ...more: readonly number[]): SeriesWindow {
  const last = window.length - 1;
  const columns = windowOf(window.run, [window.values[last] ?? NaN, ...more]);
  return {
    ...columns,
    steps: columns.steps.map((step) => last + step),
    wallTimesSecs: columns.wallTimesSecs.map((time) => last + time),
    ...(window.smoothed && { smoothed: columns.values.map((value) => value / 2) }),
    totalPoints: window.totalPoints + more.length,
    version: window.version + 1,
  };
}
