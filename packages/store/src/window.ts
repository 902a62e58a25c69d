import type { Attempts, SeriesWindow, WindowQuery } from "@runlens/model";
import type { Look, Looks } from "./looks.ts";
import type { Series } from "./series.ts";
import { howSmooth, type HowSmooth } from "./smoothed-line.ts";
import { windowOfView } from "./view-window.ts";

/** After looking at this many points a long answer lets others have their turn; about 10 ms. */
export const POINTS_PER_TURN = 2_000_000;

/** Unfolding a series takes about as long as looking at so many points. */
export const POINTS_PER_UNFOLDING = 500;

/** One series as a chart needs it. */
export async function windowOf(
  run: string,
  series: Series,
  query: WindowQuery,
  looks: Looks,
): Promise<SeriesWindow> {
  const { attempts = "last" } = query;
  const { view, notes } = await preparedLook(series, attempts, howSmooth(query), looks);
  const window = windowOfView(view, query, notes);
  looks.noteSize(series, attempts);
  return { run, tag: series.tagName, version: series.version, ...window };
}

/** Below this a series is smoothed at once, however that is done. */
const POINTS_AT_ONCE = 10_000;

/** With a long series smoothed, a part in each turn. */
async function preparedLook(
  series: Series,
  attempts: Attempts,
  how: HowSmooth,
  looks: Looks,
): Promise<Look> {
  for (;;) {
    const look = looks.at(series, attempts);
    const { length } = look.view;
    if (length <= (how.kind === "gaussian" ? POINTS_AT_ONCE : POINTS_PER_TURN)) return look;
    if (look.notes.prepare(look.view, how, POINTS_PER_TURN)) return look;
    await nextTurn();
  }
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
