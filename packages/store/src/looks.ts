import type { Attempts } from "@runlens/model";
import type { Droppable, MemoryBudget } from "./memory-budget.ts";
import type { Series } from "./series.ts";
import type { SeriesView } from "./series-view.ts";
import { ViewNotes } from "./view-notes.ts";

/** Below this it costs less to find out again than the memory of having kept it. */
const MIN_KEPT_POINTS = 10_000;

/** How a series is seen now, and what was noted of it. */
export interface Look {
  readonly view: SeriesView;
  readonly notes: ViewNotes;
}

/** What is kept of long series for their next window, as far as memory allows. */
export interface Looks {
  /** Valid until others had their turn. */
  at(series: Series, attempts: Attempts): Look;
  /** To be called after notes were taken. */
  noteSize(series: Series, attempts: Attempts): void;
  /** Of series that lost points or are gone. */
  forget(series: Series): void;
}

export function createLooks(budget: MemoryBudget): Looks {
  const kept = new Map<Series, Map<Attempts, KeptLook>>();

  function keptOf(series: Series, attempts: Attempts): KeptLook | undefined {
    return kept.get(series)?.get(attempts);
  }

  function keep(series: Series, attempts: Attempts): KeptLook {
    const looks = kept.get(series) ?? new Map<Attempts, KeptLook>();
    kept.set(series, looks);
    const look = new KeptLook(series, attempts, () => {
      looks.delete(attempts);
      if (looks.size === 0) kept.delete(series);
      return true;
    });
    looks.set(attempts, look);
    return look;
  }

  return {
    at(series, attempts) {
      const known = keptOf(series, attempts);
      if (known !== undefined) return known.renewed();
      if (series.pointCount < MIN_KEPT_POINTS) {
        return { view: series.view(attempts), notes: new ViewNotes() };
      }
      return keep(series, attempts).renewed();
    },
    noteSize(series, attempts) {
      const look = keptOf(series, attempts);
      if (look !== undefined) budget.use(look, look.byteSize);
    },
    forget(series) {
      for (const look of kept.get(series)?.values() ?? []) {
        budget.use(look, 0);
        look.drop();
      }
    },
  };
}

class KeptLook implements Droppable {
  readonly copy = "made";
  readonly drop: () => boolean;
  private readonly series: Series;
  private readonly attempts: Attempts;
  private version = -1;
  private rebuilds = -1;
  private look: Look | undefined;

  constructor(series: Series, attempts: Attempts, drop: () => boolean) {
    this.series = series;
    this.attempts = attempts;
    this.drop = drop;
  }

  get byteSize(): number {
    const { view, notes } = this.renewed();
    return view.byteSize + notes.byteSize;
  }

  /** Notes follow a view that only grows at its end. */
  renewed(): Look {
    const { series, attempts, look } = this;
    if (look !== undefined && this.version === series.version) return look;
    const view = series.view(attempts);
    const notes = this.rebuilds === series.rebuilds ? look?.notes : undefined;
    this.version = series.version;
    this.rebuilds = series.rebuilds;
    this.look = { view, notes: notes ?? new ViewNotes() };
    return this.look;
  }
}
