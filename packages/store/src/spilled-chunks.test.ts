import { describe, expect, it } from "vitest";
import { createSlabWriter, SLAB_BYTES } from "./slabs.ts";
import { createStore } from "./store.ts";
import { setup } from "./test-support/hand-made-store.ts";

/** A store that keeps its segment "on disk" and may hold `slabs` of it in memory. */
function spillingStore(slabs: number) {
  const disk = new Map<number, Uint8Array>();
  let reads = 0;
  const store = createStore({
    maxMemoryBytes: slabs * SLAB_BYTES,
    createSlabWriter: (onSlab) =>
      createSlabWriter({
        segment: 5,
        onSlab,
        write: (bytes, position) => void disk.set(position, Uint8Array.from(bytes)),
      }),
    readSegment: (segment, position, byteLength) => {
      reads += 1;
      const [start, bytes] = [...disk].findLast(([at]) => at <= position) ?? [0, new Uint8Array(0)];
      if (segment !== 5) throw new Error(`no segment ${segment}`);
      return bytes.slice(position - start, position - start + byteLength);
    },
  });
  return { ...setup(store), disk, reads: () => reads };
}

/** About 8 kB when sealed: each value has digits that no float32 has. */
const words = (tag: string) =>
  Array.from({ length: 512 }, (_, i) => `${tag}:${i}=${i + 0.1}`).join(" ");
const tagOf = (i: number) =>
  "abcdefghijklmnopqrstuvwxyz".charAt(i % 26).repeat(1 + Math.floor(i / 26));

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
    for (const bytes of disk.values()) bytes[3000] = (bytes[3000] ?? 0) ^ 1;
    for (const tag of Array.from({ length: 300 }, (_, i) => `other${tagOf(i)}`)) log(words(tag));
    seal();
    await expect(values("t")).rejects.toMatchObject({ code: "index.damaged" });
  });
});
