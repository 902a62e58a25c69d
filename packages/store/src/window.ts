import type { Attempts, SeriesWindow, WindowQuery } from "@runlens/model";
import type { Look, Looks } from "./looks.ts";
import { createQueues } from "./queues.ts";
import type { Series } from "./series.ts";
import { howSmooth, type HowSmooth } from "./smoothed-line.ts";
import { windowOfView } from "./view-window.ts";

/** After looking at this many points a long answer lets others have their turn; about 10 ms. */
export const POINTS_PER_TURN = 2_000_000;

/** Unfolding a series takes about as long as looking at so many points. */
export const POINTS_PER_UNFOLDING = 500;

/** Smoothing a long line lets others have their turn after so long, and looks at the clock so often. */
const TURN_MS = 8;
const POINTS_PER_STEP = 200_000;

/** Below this a series is smoothed at once, however that is done. */
const POINTS_AT_ONCE = 10_000;

/** Of a long series one line is smoothed at a time: it is kept with the series, and only the last one is. */
const smoothed = createQueues<Series>();

/** One series as a chart needs it. */
export async function windowOf(
  run: string,
  series: Series,
  query: WindowQuery,
  looks: Looks,
  signal?: AbortSignal,
): Promise<SeriesWindow> {
  const { attempts = "last" } = query;
  const how = howSmooth(query);

  function windowAt({ view, notes }: Look): SeriesWindow {
    const window = windowOfView(view, query, notes);
    looks.noteSize(series, attempts);
    return { run, tag: series.tagName, version: series.version, ...window };
  }

  const look = looks.at(series, attempts);
  if (how.amount === 0 || look.view.length <= POINTS_AT_ONCE) return windowAt(look);
  return smoothed.enqueue(series, async () => {
    signal?.throwIfAborted();
    return windowAt(await preparedLook(series, attempts, how, looks, signal));
  });
}

/** With the series smoothed, a part in each turn. */
async function preparedLook(
  series: Series,
  attempts: Attempts,
  how: HowSmooth,
  looks: Looks,
  signal: AbortSignal | undefined,
): Promise<Look> {
  for (;;) {
    const { view, notes } = looks.at(series, attempts);
    const endMs = performance.now() + TURN_MS;
    do {
      if (notes.prepare(view, how, POINTS_PER_STEP)) return { view, notes };
    } while (performance.now() < endMs);
    await nextTurn();
    signal?.throwIfAborted();
  }
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
