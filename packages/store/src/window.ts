import type { Attempts, SeriesWindow, WindowQuery } from "@runlens/model";
import type { Series } from "./series.ts";
import { ViewNotes } from "./view-notes.ts";
import { windowOfView } from "./view-window.ts";

/** Below this it costs less to find out again than the memory of having kept it. */
const MIN_NOTED_POINTS = 10_000;

/** Notes on a view of a series, as long as that only grows at its end. */
interface KeptNotes {
  readonly rebuilds: number;
  readonly notes: ViewNotes;
}

const keptNotes = new WeakMap<Series, Map<Attempts, KeptNotes>>();

/** One series as a chart needs it. */
export function windowOf(run: string, series: Series, query: WindowQuery): SeriesWindow {
  const { attempts = "last" } = query;
  const view = series.view(attempts);
  const notes = view.length < MIN_NOTED_POINTS ? new ViewNotes() : notesOf(series, attempts);
  return {
    run,
    tag: series.tagName,
    version: series.version,
    ...windowOfView(view, query, notes),
  };
}

function notesOf(series: Series, attempts: Attempts): ViewNotes {
  const { rebuilds } = series;
  const kept = keptNotes.get(series) ?? new Map<Attempts, KeptNotes>();
  keptNotes.set(series, kept);
  const known = kept.get(attempts);
  if (known?.rebuilds === rebuilds) return known.notes;
  const notes = new ViewNotes();
  kept.set(attempts, { rebuilds, notes });
  return notes;
}
