import type { SeriesWindow } from "@runlens/model";

/** A series that was numbers until something else was logged. */
export interface TurnedSeries {
  readonly run: string;
  readonly tag: string;
  /** Where it began. */
  readonly step: number;
  readonly value: number;
}

/** What the watch asks the server. */
export interface NanReader {
  /** How many scalar tags of each run have a value that is NaN or infinite. */
  nanTagCounts(runs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** All scalar series of a run, reduced to what stands out. */
  outlines(run: string): Promise<readonly SeriesWindow[]>;
}

/** Finds runs that turn into NaN while somebody watches them. */
export interface NanWatch {
  /** @returns the series in which runs, which got points, have turned since the last look; a run is told once. */
  look(runs: readonly string[]): Promise<readonly TurnedSeries[]>;
}

/** @param sinceSecs what was logged before has not turned while somebody watched; seconds since the epoch. */
export function createNanWatch(reader: NanReader, sinceSecs: number): NanWatch {
  const lastCounts = new Map<string, number>();
  const told = new Set<string>();
  return {
    async look(runs) {
      const untold = runs.filter((run) => !told.has(run));
      if (untold.length === 0) return [];
      const turned: TurnedSeries[] = [];
      for (const [run, count] of await reader.nanTagCounts(untold)) {
        if (count <= (lastCounts.get(run) ?? 0)) continue;
        lastCounts.set(run, count);
        const first = firstTurned(await reader.outlines(run), sinceSecs);
        if (first === undefined) continue;
        told.add(run);
        turned.push(first);
      }
      return turned;
    },
  };
}

/** The series that turned first, of those that turned since. */
function firstTurned(
  windows: readonly SeriesWindow[],
  sinceSecs: number,
): TurnedSeries | undefined {
  const turned = windows
    .map((window) => ({ window, at: window.values.findIndex((value) => !Number.isFinite(value)) }))
    .filter(({ at }) => at >= 0)
    .map(({ window: { run, tag, steps, wallTimesSecs, values }, at }) => ({
      series: { run, tag, step: steps[at] ?? NaN, value: values[at] ?? NaN },
      timeSecs: wallTimesSecs[at] ?? NaN,
    }))
    .filter(({ timeSecs }) => timeSecs >= sinceSecs)
    .toSorted((a, b) => a.timeSecs - b.timeSecs);
  return turned[0]?.series;
}
