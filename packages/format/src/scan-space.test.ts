import { afterEach, describe, expect, it, vi } from "vitest";
import { createScanner } from "./event-scanner.ts";
import { clearBatch, createBatch, type ScanBatch, type Scanner } from "./scan-batch.ts";
import { createScanSpace, type ScanSpace } from "./scan-space.ts";
import { concat, frame, scalarEvent } from "./test-support/event-file.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a scan space", () => {
  it("decodes in WebAssembly, or in TypeScript when told to", () => {
    expect(createScanSpace().decoder).toBe("wasm");
    expect(createScanSpace({ decoder: "typescript" }).decoder).toBe("typescript");
  });

  it.each([
    ["there is no WebAssembly", undefined],
    ["it may not be compiled", { Module: () => {} }],
  ])("decodes in TypeScript when %s", (_case, api) => {
    vi.stubGlobal("WebAssembly", api);
    const space = createScanSpace();
    expect(space.decoder).toBe("typescript");
    expect(readInTurn(space, [fileOf("a", 1000)])).toEqual([readAlone(fileOf("a", 1000))]);
  });

  it("has a window and a batch of the sizes asked for", () => {
    const { window, batch } = createScanSpace({ windowBytes: 1001, batchPoints: 7 });
    expect(window).toHaveLength(1001);
    expect(batch).toMatchObject({ count: 0, capacity: 7 });
    expect([batch.tagIds, batch.steps, batch.values].map(({ length }) => length)).toEqual([
      7, 7, 7,
    ]);
  });

  it("keeps files apart that are read a window at a time, in turn", () => {
    const files = [fileOf("a", 3000), fileOf("bc", 2000), fileOf("def", 100)];
    const space = createScanSpace({ windowBytes: 16 * 1024, batchPoints: 150 });
    expect(readInTurn(space, files)).toEqual(files.map(readAlone));
  });

  it("takes any other bytes and batch, too", () => {
    const file = fileOf("a", 1000);
    const space = createScanSpace();
    const own = createBatch();
    expect(readWith(space.createScanner(), file, own)).toEqual(readAlone(file));
    expect(readWith(space.createScanner(), file, space.batch)).toEqual(readAlone(file));
    space.window.set(file);
    const inWindow = space.window.subarray(0, file.length);
    expect(readWith(space.createScanner(), inWindow, own)).toEqual(readAlone(file));
  });
});

describe("sorting by tag", () => {
  it("puts points of a tag together, in file order", () => {
    const { batch, sortByTag } = createScanSpace({ batchPoints: 8 });
    //            0       1       2       3       4       5
    fill(batch, [
      [2, 9],
      [3, 10],
      [0, 10],
      [3, 10],
      [0, 11],
      [3, 12],
    ]);
    const sorted = sortByTag(batch, 1, 6, 4);
    expect([...(sorted?.ends.subarray(0, 4) ?? [])]).toEqual([2, 2, 2, 5]);
    expect([...(sorted?.steps.subarray(0, 5) ?? [])]).toEqual([10, 11, 10, 10, 12]);
    expect([...(sorted?.wallTimesSecs.subarray(0, 5) ?? [])]).toEqual([1, 2, 0.5, 1.5, 2.5]);
    expect([...(sorted?.values.subarray(0, 5) ?? [])]).toEqual([-2, -4, -1, -3, -5]);
  });

  it("leaves a batch as it is where a step goes back, and one that lies elsewhere", () => {
    const { batch, sortByTag } = createScanSpace({ batchPoints: 8 });
    fill(batch, [
      [0, 9],
      [1, 10],
      [0, 8],
    ]);
    expect(sortByTag(batch, 0, 3, 2)).toBeUndefined();
    expect(sortByTag(batch, 0, 2, 2)).toBeDefined();
    expect(sortByTag(createBatch(8), 0, 0, 2)).toBeUndefined();
    expect(createScanSpace({ decoder: "typescript" }).sortByTag(batch, 0, 2, 2)).toBeUndefined();
  });
});

type TagAndStep = readonly [tagId: number, step: number];

function fill(batch: ScanBatch, points: readonly TagAndStep[]): void {
  for (const [i, [tagId, step]] of points.entries()) {
    batch.tagIds[i] = tagId;
    batch.steps[i] = step;
    batch.wallTimesSecs[i] = i / 2;
    batch.values[i] = -i;
  }
  batch.count = points.length;
}

/** Three tags at first, one more for each hundred events. */
function fileOf(prefix: string, count: number): Uint8Array {
  return concat(
    Array.from({ length: count }, (_, i) => {
      const tag = `${prefix}/${i % (3 + Math.floor(i / 100))}`;
      return frame(scalarEvent(tag, i, i / 4));
    }),
  );
}

/** Tag, step and value of each point. */
type Line = [string | undefined, number | undefined, number | undefined];

function take({ tags }: Scanner, batch: ScanBatch): Line[] {
  const lines = Array.from({ length: batch.count }, (_, i): Line => {
    return [tags[batch.tagIds[i] ?? -1]?.name, batch.steps[i], batch.values[i]];
  });
  clearBatch(batch);
  return lines;
}

function readAlone(file: Uint8Array): Line[] {
  return readWith(createScanner(), file, createBatch());
}

function readWith(scanner: Scanner, file: Uint8Array, batch: ScanBatch): Line[] {
  scanner.scan(file, 0, batch);
  return take(scanner, batch);
}

function readInTurn(space: ScanSpace, files: readonly Uint8Array[]): Line[][] {
  const reads = files.map((file) => ({
    file,
    scanner: space.createScanner(),
    offset: 0,
    lines: [] as Line[],
  }));
  while (reads.some(({ file, offset }) => offset < file.length)) {
    for (const read of reads) {
      const piece = read.file.subarray(read.offset, read.offset + space.window.length);
      space.window.set(piece);
      const bytes = space.window.subarray(0, piece.length);
      read.offset = read.scanner.scan(bytes, read.offset, space.batch).nextOffset;
      read.lines.push(...take(read.scanner, space.batch));
    }
  }
  return reads.map(({ lines }) => lines);
}
