import { describe, expect, it } from "vitest";
import { handMadeFile, tagNamed } from "./test-support/hand-made-file.ts";
import { setup } from "./test-support/hand-made-store.ts";

const experiment = "";

describe("runs", () => {
  it("come by start time, unknown last, ties by name", async () => {
    const { log, store, reader } = setup();
    store.addRun("empty");
    log("0@30", { run: "late" });
    log("0@10", { run: "b" });
    log("0@10", { run: "a" });
    log("0@NaN", { run: "timeless" });
    const runs = await reader.runs({ experiment });
    expect(runs.map((run) => [run.name, run.startTimeSecs])).toEqual([
      ["a", 10],
      ["b", 10],
      ["late", 30],
      ["empty", undefined],
      ["timeless", undefined],
    ]);
  });

  it("start with the first event in file order and end with the latest finite time", async () => {
    const { log, reader } = setup();
    log("5@50 6@Infinity", { file: "f2" });
    log("0@20 1@90 2@40", { file: "f1" });
    const [run] = await reader.runs({ experiment });
    expect(run).toMatchObject({ startTimeSecs: 20, lastTimeSecs: 90 });
  });

  it("count every value that was read, and series that show one", async () => {
    const { log, reader } = setup();
    log("t:0 t:1 u:3 image:2 START0 t:0");
    const [run] = await reader.runs({ experiment });
    expect(run).toMatchObject({ pointCount: 5, seriesCount: 1, damagedRecords: 0 });
    expect(await reader.status()).toMatchObject({ pointCount: 5, runCount: 1 });
  });

  it("vanish with all they held when they are removed", async () => {
    const { log, store, reader, listing } = setup();
    log("0 1");
    store.removeRun("r");
    expect(await reader.runs({ experiment })).toEqual([]);
    expect(await listing()).toEqual([]);
  });
});

describe("series", () => {
  it("come grouped by run, tags in natural order, of every kind", async () => {
    const { log, listing } = setup();
    log("b:1 a:2 a:4 image:7", { run: "second" });
    log("b:0@5", { run: "first" });
    expect(await listing()).toEqual([
      "first b 1 0 0",
      "second a 2 2 4",
      "second b 1 1 1",
      "second image 1 7 7",
    ]);
  });

  it("are filtered by exact names; empty lists match nothing", async () => {
    const { log, reader } = setup();
    log("a:0 b:0 image:0", { run: "r" });
    log("a:0", { run: "s" });
    const names = async (query: object) =>
      (await reader.series({ experiment, ...query })).map(({ run, tag }) => `${run}/${tag}`);
    expect(await names({ tags: ["b", "a", "nope"] })).toEqual(["r/a", "r/b", "s/a"]);
    expect(await names({ runs: ["s"] })).toEqual(["s/a"]);
    expect(await names({ pluginName: "images" })).toEqual(["r/image"]);
    expect(await names({ runs: [] })).toEqual([]);
    expect(await names({ tags: [] })).toEqual([]);
  });

  it("take their metadata from the first file by name", async () => {
    const { store, reader } = setup();
    for (const name of ["f2", "f1"]) {
      const made = handMadeFile();
      made.scanned.tags.push({ ...tagNamed("t"), displayName: `from ${name}` });
      store.addFile("r", name).append(made.scanned, made.batch([{ tag: "t", step: 0 }]));
    }
    const [series] = await reader.series({ experiment });
    expect(series?.displayName).toBe("from f1");
  });
});

describe("points", () => {
  it("keep NaN, infinities and their wall times", async () => {
    const { log, reader } = setup();
    log("0=NaN@1.5 1=Infinity@NaN 2=-Infinity@2.25");
    expect(await reader.points({ experiment, run: "r", tag: "t" })).toEqual({
      length: 3,
      steps: Float64Array.of(0, 1, 2),
      values: Float64Array.of(NaN, Infinity, -Infinity),
      wallTimesSecs: Float64Array.of(1.5, NaN, 2.25),
    });
  });

  it("are undefined for unknown names and for series that are no scalars", async () => {
    const { log, steps } = setup();
    log("t:0 image:0");
    expect(await steps("nope")).toBeUndefined();
    expect(await steps("t", "nope")).toBeUndefined();
    expect(await steps("image")).toBeUndefined();
  });

  it("stay as they were given while the series grows on", async () => {
    const { log, reader } = setup();
    log("0 1 2");
    const before = await reader.points({ experiment, run: "r", tag: "t" });
    log("3 4 1");
    expect(before?.steps).toEqual(Float64Array.of(0, 1, 2));
  });
});

describe("windows", () => {
  const view = { experiment, xAxis: "step", columns: 100, smoothing: 0 } as const;

  it("hold the series that match and are scalars", async () => {
    const { log, reader } = setup();
    log("t:0=1@7 image:0", { run: "r" });
    log("t:0=2", { run: "s" });
    const windows = await reader.windows({ ...view, runs: ["r"] });
    expect(windows).toEqual([
      {
        run: "r",
        tag: "t",
        exact: true,
        totalPoints: 1,
        originTimeSecs: 7,
        version: 1,
        length: 1,
        steps: Float64Array.of(0),
        wallTimesSecs: Float64Array.of(7),
        values: Float64Array.of(1),
      },
    ]);
  });

  it("smooth over all points, also those outside the range", async () => {
    const { log, reader } = setup();
    log("0=1 1=2 2=4");
    const [window] = await reader.windows({
      ...view,
      smoothing: 0.5,
      xRange: { min: 2, max: 3 },
    });
    expect(window?.steps).toEqual(Float64Array.of(1, 2));
    expect(window?.smoothed?.[1]).toBeCloseTo((0.125 * 1 + 0.25 * 2 + 0.5 * 4) / 0.875, 12);
  });

  it("count the relative axis from the first point of the series", async () => {
    const { log, reader } = setup();
    log("0@1000 1@1010 2@1020 3@1030");
    const [window] = await reader.windows({
      ...view,
      xAxis: "relative",
      xRange: { min: 10, max: 10 },
    });
    expect(window?.wallTimesSecs).toEqual(Float64Array.of(1000, 1010, 1020));
  });

  it("have a version that grows with the series, also when it comes back", async () => {
    const { log, store, reader } = setup();
    const version = async () => (await reader.windows(view))[0]?.version ?? NaN;
    log("0");
    const first = await version();
    log("1");
    const second = await version();
    store.removeRun("r");
    log("0", { file: "f2" });
    expect(second).toBeGreaterThan(first);
    expect(await version()).toBeGreaterThan(second);
  });

  it("stop when nobody wants them any more", async () => {
    const { log, reader } = setup();
    log("0");
    await expect(reader.windows(view, AbortSignal.abort())).rejects.toThrow("aborted");
  });
});
