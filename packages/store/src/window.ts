import type { Attempts, SeriesWindow, WindowQuery } from "@runlens/model";
import type { Look, Looks } from "./looks.ts";
import { createQueues } from "./queues.ts";
import type { Series } from "./series.ts";
import { howSmooth, type HowSmooth } from "./smoothed-line.ts";
import { beginTurn } from "./turn.ts";
import { windowOfView } from "./view-window.ts";

/** Smoothing a long line looks at the clock so often. */
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
  const turn = beginTurn();
  for (;;) {
    const { view, notes } = looks.at(series, attempts);
    do {
      if (notes.prepare(view, how, POINTS_PER_STEP)) return { view, notes };
    } while (!turn.isOver());
    await turn.next(signal);
  }
}
