import { createBatch, type ScannedTag } from "@runlens/format";
import { createStore, type Store } from "@runlens/store";

/** Wall time in seconds, step, value. */
type Row = readonly [wallTimeSecs: number, step: number, value: number];

export type SampleRuns = Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>>;

/** A store that holds scalar series, as run → tag → points. Each run is one file. */
export function sampleStore(runs: SampleRuns): Store {
  const store = createStore({ dataLocation: "logs" });
  for (const [run, series] of Object.entries(runs)) addPoints(store, run, series);
  store.setProgress({ phase: "live" });
  return store;
}

/** Adds a file to a run. */
export function addPoints(store: Store, run: string, series: SampleRuns[string]): void {
  const rows = Object.values(series);
  const batch = createBatch(rows.flat().length);
  for (const [tagId, points] of rows.entries()) {
    for (const [wallTimeSecs, step, value] of points) {
      batch.tagIds[batch.count] = tagId;
      batch.wallTimesSecs[batch.count] = wallTimeSecs;
      batch.steps[batch.count] = step;
      batch.values[batch.count] = value;
      batch.count += 1;
    }
  }
  const sink = store.addFile(run, `events.out.tfevents.${Object.keys(series).join("-")}`);
  const firstTimeSecs = rows[0]?.[0]?.[0];
  sink.append({ tags: Object.keys(series).map(scalarTag), firstTimeSecs }, batch);
}

function scalarTag(name: string): ScannedTag {
  return {
    name,
    pluginName: "scalars",
    pluginContent: new Uint8Array(),
    dataClass: "scalar",
    displayName: "",
    description: name === "loss" ? "Less is **better**" : "",
  };
}
