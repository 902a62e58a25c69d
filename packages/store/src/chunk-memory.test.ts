import { describe, expect, it } from "vitest";
import { checksumOf } from "./chunk-layout.ts";
import { ChunkMemory } from "./chunk-memory.ts";
import { nowhere } from "./located-chunk.ts";
import { createMemoryBudget } from "./memory-budget.ts";
import { SLAB_BYTES, viewsOf } from "./slabs.ts";
import { memoryDisk } from "./test-support/memory-disk.ts";

const CHUNK = 8192;
const PER_SLAB = SLAB_BYTES / CHUNK;
const SEGMENT = 3;

const bytesOf = (chunk: number) => new Uint8Array(new Float64Array(CHUNK / 8).fill(chunk).buffer);
const checksumOfChunk = (chunk: number) => checksumOf(viewsOf(bytesOf(chunk).buffer), 0, CHUNK);

/** Chunks on a disk, each full of its number, of which a memory for so many slabs holds none yet. */
function setup({ chunks, maxSlabs = Infinity }: { chunks: number; maxSlabs?: number }) {
  const disk = memoryDisk();
  const budget = createMemoryBudget(maxSlabs * SLAB_BYTES);
  const memory = new ChunkMemory(budget, {
    read: disk.readSegment,
    write: (_segment, position, bytes) => disk.write(bytes, position),
    flush: () => {},
  });
  function read(chunk: number): number {
    const located = nowhere();
    memory.locate(SEGMENT, chunk * CHUNK, CHUNK, checksumOfChunk(chunk), located);
    return located.views.f64[located.offset / 8] ?? NaN;
  }

  function write(from: number, to: number): void {
    for (let chunk = from; chunk < to; chunk++) {
      disk.write(bytesOf(chunk), chunk * CHUNK);
      memory.hold(SEGMENT, chunk * CHUNK, CHUNK);
    }
  }

  write(0, chunks);
  return {
    disk,
    memory,
    write,
    read,
    readAll: (from: number, to: number): void => {
      for (let chunk = from; chunk < to; chunk++) expect(read(chunk)).toBe(chunk);
    },
    release: (from: number, to: number): void => {
      for (let chunk = from; chunk < to; chunk++) memory.release(SEGMENT, chunk * CHUNK, false);
    },
    heldSlabs: () => budget.usedBytes / SLAB_BYTES,
    wholeSlabs: () => disk.reads.filter((byteLength) => byteLength > CHUNK).length,
  };
}

describe("chunks on disk", () => {
  it("are read by themselves when few of a slab are asked for", () => {
    const { disk, readAll, heldSlabs } = setup({ chunks: 10 * PER_SLAB });
    for (let slab = 0; slab < 10; slab++) readAll(slab * PER_SLAB, slab * PER_SLAB + 20);
    expect(heldSlabs()).toBe(0);
    expect(disk.reads).toEqual(Array.from({ length: 200 }, () => CHUNK));
  });

  it("are found again without reading when they were read just now", () => {
    const { disk, readAll, heldSlabs } = setup({ chunks: PER_SLAB });
    for (let time = 0; time < 5; time++) readAll(0, 20);
    expect(disk.reads).toHaveLength(20);
    expect(heldSlabs()).toBe(0);
  });

  it("come with all of their slab when many of it were asked for, and stay", () => {
    const { readAll, disk, heldSlabs } = setup({ chunks: 2 * PER_SLAB });
    readAll(0, 2 * PER_SLAB);
    expect(heldSlabs()).toBe(2);
    const readCount = disk.reads.length;
    expect(readCount).toBeLessThan(PER_SLAB);
    readAll(0, 2 * PER_SLAB);
    expect(disk.reads).toHaveLength(readCount);
  });

  it("take no more memory than there is, and are the same when they come back", () => {
    const { readAll, heldSlabs, wholeSlabs } = setup({ chunks: 6 * PER_SLAB, maxSlabs: 2 });
    for (let time = 0; time < 3; time++) {
      for (let slab = 0; slab < 6; slab++) {
        readAll(slab * PER_SLAB, (slab + 1) * PER_SLAB);
        expect(heldSlabs()).toBeLessThanOrEqual(2);
      }
    }
    expect(wholeSlabs()).toBe(18);
  });

  it("stay where they are located while 64 others are", () => {
    const { memory, readAll } = setup({ chunks: 6 * PER_SLAB, maxSlabs: 1 });
    readAll(0, PER_SLAB);
    for (let from = 0; from < 5 * PER_SLAB; from += 7) {
      const chunks = Array.from({ length: 65 }, (_, i) => (from + i * 11) % (6 * PER_SLAB));
      const places = chunks.map((chunk) => {
        const located = nowhere();
        memory.locate(SEGMENT, chunk * CHUNK, CHUNK, checksumOfChunk(chunk), located);
        return located;
      });
      expect(places.map(({ views, offset }) => views.f64[offset / 8])).toEqual(chunks);
    }
  });

  it("are found in a slab that is written to after it was read", () => {
    const { readAll, write, wholeSlabs } = setup({ chunks: 50 });
    readAll(0, 50);
    expect(wholeSlabs()).toBe(1);
    write(50, PER_SLAB);
    readAll(0, PER_SLAB);
    expect(wholeSlabs()).toBe(2);
  });

  it("give back the memory of a slab when half of it is not needed any more", () => {
    const { readAll, release, heldSlabs, read } = setup({ chunks: 2 * PER_SLAB });
    readAll(0, 2 * PER_SLAB);
    release(0, PER_SLAB / 2);
    expect(heldSlabs()).toBe(2);
    release(PER_SLAB / 2, PER_SLAB / 2 + 1);
    expect(heldSlabs()).toBe(1);
    expect(read(PER_SLAB - 1)).toBe(PER_SLAB - 1);
  });
});

describe("a damaged disk", () => {
  it("takes nothing but the damaged chunk", () => {
    const { disk, read, readAll } = setup({ chunks: PER_SLAB });
    disk.damage(100 * CHUNK + 5);
    disk.damage(7 * CHUNK);
    for (let time = 0; time < 2; time++) {
      for (const chunk of [7, 100]) {
        expect(() => read(chunk)).toThrow(expect.objectContaining({ code: "index.damaged" }));
      }
      readAll(0, 7);
      readAll(8, 100);
      readAll(101, PER_SLAB);
    }
  });

  it("takes what was cut off and not in memory", () => {
    const { disk, read, readAll, heldSlabs } = setup({ chunks: 2 * PER_SLAB, maxSlabs: 1 });
    readAll(0, PER_SLAB);
    disk.cutTo(50 * CHUNK + 1);
    readAll(0, PER_SLAB);
    expect(() => read(PER_SLAB)).toThrow("no 8192 bytes");
    disk.write(new Uint8Array(CHUNK), 2 * PER_SLAB * CHUNK);
    expect(() => read(PER_SLAB)).toThrow(expect.objectContaining({ code: "index.damaged" }));
    disk.cutTo(50 * CHUNK + 1);
    for (let i = 0; i < 100; i++) expect(() => read(PER_SLAB + i)).toThrow("bytes");
    readAll(0, 50);
    expect(() => read(50)).toThrow("bytes");
    expect(heldSlabs()).toBeLessThanOrEqual(1);
  });
});
