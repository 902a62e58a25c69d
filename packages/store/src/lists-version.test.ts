import { createBatch, type ScannedTag } from "@runlens/format";
import { expect, it } from "vitest";
import { createStore } from "./store.ts";

const LOSS: ScannedTag = {
  name: "loss",
  pluginName: "scalars",
  pluginContent: new Uint8Array(0),
  dataClass: "scalar",
  displayName: "",
  description: "",
};

/** One run with one file, and verbs that grow it. */
function setup() {
  const store = createStore();
  const file = store.addFile("a", "events.out.tfevents.1");
  let step = 0;
  return {
    store,
    lists: () => store.reader.listsVersion?.(),
    series: async () => store.reader.series({ experiment: "" }),
    log: () => {
      const batch = createBatch(1);
      batch.steps[0] = step++;
      batch.count = 1;
      file.append({ tags: [LOSS], firstTimeSecs: 1000 }, batch);
    },
  };
}

it("is another one when runs or series come or go, not when points do", () => {
  const { store, lists, log } = setup();
  const versions = [lists()];
  log();
  versions.push(lists());
  store.addRun("b");
  versions.push(lists());
  store.removeRun("b");
  versions.push(lists());
  expect(new Set(versions).size).toBe(4);
  const before = lists();
  log();
  expect(lists()).toBe(before);
});

it("stands beside versions of series, which change with their points", async () => {
  const { log, series } = setup();
  log();
  const [first] = await series();
  expect((await series())[0]).toBe(first);
  log();
  const [second] = await series();
  expect(second).toMatchObject({ pointCount: 2, lastStep: 1 });
  expect(second?.version).not.toBe(first?.version);
});
