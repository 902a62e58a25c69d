import { createBatch } from "@runlens/format";
import { createStore, type Store } from "@runlens/store";

export const RUN = "train";
export const TAG = "loss";

/** A store with one series: `values` at steps 0, 1, 2…, a second apart from 1000 s on. */
export function smallStore(values: ArrayLike<number>): Store {
  const store = createStore();
  const batch = createBatch(values.length);
  for (let step = 0; step < values.length; step++) {
    batch.steps[step] = step;
    batch.wallTimesSecs[step] = 1000 + step;
    batch.values[step] = values[step] ?? NaN;
  }
  batch.count = values.length;
  const tag = {
    name: TAG,
    pluginName: "scalars",
    pluginContent: new Uint8Array(),
    dataClass: "scalar",
    displayName: "Loss",
    description: "Less is *better*",
  } as const;
  store.addFile(RUN, "events.out.tfevents.1").append({ tags: [tag], firstTimeSecs: 1000 }, batch);
  return store;
}
