import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSlabWriter, SLAB_BYTES } from "./slabs.ts";
import { createStore } from "./store.ts";
import { setup } from "./test-support/hand-made-store.ts";
import { memoryDisk } from "./test-support/memory-disk.ts";

/** A store that keeps its segment "on disk" and may hold `slabs` of it in memory. */
function spillingStore(slabs: number) {
  const disk = memoryDisk();
  const store = createStore({
    maxMemoryBytes: slabs * SLAB_BYTES,
    createSlabWriter: (onSlab) => createSlabWriter({ segment: 5, onSlab, write: disk.write }),
    readSegment: disk.readSegment,
  });
  return { ...setup(store), disk, reads: () => disk.reads.length };
}

/** About 8 kB when sealed: each value has digits that no float32 has. */
const words = (tag: string) =>
  Array.from({ length: 512 }, (_, i) => `${tag}:${i}=${i + 0.1}`).join(" ");
const tagOf = (i: number) =>
  "abcdefghijklmnopqrstuvwxyz".charAt(i % 26).repeat(1 + Math.floor(i / 26));

const anyView = fc.record({
  xAxis: fc.constantFrom("step", "wall", "relative"),
  columns: fc.integer({ min: 1, max: 400 }),
  smoothing: fc.constantFrom(0, 0.6),
  steps: fc.option(fc.tuple(fc.nat(400_000), fc.nat(400_000))),
});

describe("chunks that do not fit into memory", () => {
  it("are read from disk when they are looked at", async () => {
    const { log, seal, values, steps, reads } = spillingStore(1);
    const tags = Array.from({ length: 300 }, (_, i) => tagOf(i));
    for (const tag of tags) log(words(tag));
    seal();
    for (const tag of tags) {
      expect((await values(tag))[511]).toBe(511.1);
      expect(await steps(tag)).toMatch(/^0 1 2 .* 511$/);
    }
    expect(reads()).toBeGreaterThan(0);
  });

  it("are read before they are part of a delta, too", async () => {
    const { log, values, store, reads } = spillingStore(0);
    for (const tag of ["t", "u", "v"]) log(`${words(tag)} ${tag}:512`);
    store.addSlab({ segment: 9, index: 0, buffer: new SharedArrayBuffer(SLAB_BYTES) });
    for (const tag of ["t", "u", "v"]) expect((await values(tag))[511]).toBe(511.1);
    expect(reads()).toBeGreaterThan(0);
  });

  it("give the points that a chart picks of them, together and with those in memory", async () => {
    const { log, store, reads } = spillingStore(1);
    const points = Array.from(
      { length: 150_000 },
      (_, i) => `${i + Math.floor(i / 700)}=${i % 997}.1`,
    );
    log(points.join(" "));
    const series = { experiment: "", run: "r", tag: "t" };
    const all = await store.reader.points(series);
    const readsBefore = reads();
    const [window] = await store.reader.windows({
      experiment: "",
      runs: ["r"],
      xAxis: "step",
      columns: 300,
      smoothing: 0,
    });
    expect(window?.length).toBeGreaterThan(300);
    expect(reads()).toBeGreaterThan(readsBefore);
    const positions = [...(window?.steps ?? [])].map((step) => all?.steps.indexOf(step) ?? -1);
    expect([...(window?.values ?? [])]).toEqual(positions.map((at) => all?.values[at]));
    expect([...(window?.wallTimesSecs ?? [])]).toEqual(
      positions.map((at) => all?.wallTimesSecs[at]),
    );
  });

  it("say so when the disk holds other bytes", async () => {
    const { log, seal, values, disk } = spillingStore(0);
    log(words("t"));
    log("u:0=0.1");
    seal();
    disk.damage(3000);
    for (const tag of Array.from({ length: 300 }, (_, i) => `other${tagOf(i)}`)) log(words(tag));
    seal();
    await expect(values("t")).rejects.toMatchObject({ code: "index.damaged" });
  });

  it("make the same windows, however much there is room for, and however often they are dropped", async () => {
    const { log, disk, store, replay } = spillingStore(Infinity);
    const points = Array.from({ length: 400_000 }, (_, i) => `${i}=${(i * 7919) % 9973}.1`);
    log(points.join(" "));
    for (const tag of ["u", "v"]) log(words(tag));
    const reopened = [0, 1, 2, Infinity].map((slabs) =>
      replay(createStore({ maxMemoryBytes: slabs * SLAB_BYTES, readSegment: disk.readSegment })),
    );
    const property = fc.asyncProperty(anyView, async ({ steps, xAxis, ...view }) => {
      const start = xAxis === "wall" ? 1000 : 0;
      const [a = 0, b = 0] = steps ?? [];
      const xRange = { min: start + Math.min(a, b), max: start + Math.max(a, b) };
      const query = { experiment: "", xAxis, ...view, ...(steps && { xRange }) } as const;
      const expected = await store.reader.windows(query);
      for (const { reader } of reopened) {
        const windows = await reader.windows(query);
        expect(windows.map((window) => ({ ...window, version: 0 }))).toEqual(
          expected.map((window) => ({ ...window, version: 0 })),
        );
      }
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
