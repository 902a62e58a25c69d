import { crc32c } from "@runlens/format";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteLengthOf, positionOf } from "./chunk-place.ts";
import { ChunkRows, U32_FIELD } from "./chunk-row.ts";
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
    writeSegment: (_segment, position, bytes) => disk.write(bytes, position),
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
    store.addSlab({
      segment: 9,
      index: 0,
      buffer: new SharedArrayBuffer(SLAB_BYTES),
      isOnlyCopy: false,
    });
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

describe("chunks that the disk has no room for", () => {
  const tags = Array.from({ length: 300 }, (_, i) => tagOf(i));

  it("stay in memory, however much that is, until it has", async () => {
    const { log, seal, values, reads, disk, store } = spillingStore(1);
    disk.fill(true);
    for (const tag of tags) log(words(tag));
    seal();
    expect(store.hasRoom()).toBe(false);
    for (const tag of tags) expect((await values(tag))[511]).toBe(511.1);
    expect(reads()).toBe(0);
    disk.fill(false);
    expect(store.hasRoom()).toBe(true);
    for (const tag of tags) expect((await values(tag))[511]).toBe(511.1);
    expect(reads()).toBeGreaterThan(0);
  });

  it("are all there, and deltas tell what is not written, whenever it has room", async () => {
    const periods = fc.array(fc.record({ isFull: fc.boolean(), count: fc.nat(60) }));
    const property = fc.asyncProperty(periods, fc.nat(2), async (times, slabs) => {
      const { log, seal, values, disk } = spillingStore(slabs);
      let logged = 0;
      for (const { isFull, count } of times) {
        disk.fill(isFull);
        for (const tag of tags.slice(logged, (logged += count))) log(words(tag));
        const { chunks, isUnwritten = false } = seal();
        const rows = new ChunkRows(chunks);
        const onDisk = Array.from({ length: rows.capacity }, (_, row) => isOnDisk(disk, rows, row));
        if (!isUnwritten) expect(onDisk).not.toContain(false);
      }
      for (const tag of tags.slice(0, logged)) expect((await values(tag))[511]).toBe(511.1);
    });
    await fc.assert(property, { numRuns: 30 });
  });
});

function isOnDisk(disk: ReturnType<typeof memoryDisk>, rows: ChunkRows, row: number): boolean {
  const bytes = new Uint8Array(byteLengthOf(rows, row));
  const filled = disk.readSegment(5, positionOf(rows, row), bytes, 0);
  return filled === bytes.length && crc32c(bytes) === rows.u32(row, U32_FIELD.checksum);
}
