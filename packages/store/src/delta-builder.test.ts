import {
  clearBatch,
  crc32c,
  createScanSpace,
  type ScanBatch,
  type SortByTag,
} from "@runlens/format";
import fc from "fast-check";
import { expect, it } from "vitest";
import { chunkBytes } from "./chunk-layout.ts";
import { CHUNK_ROW_BYTES, ChunkRows, U16_FIELD, U32_FIELD } from "./chunk-row.ts";
import { createDeltaBuilders } from "./delta-builder.ts";
import { ALIGNMENT_BYTES, createSlabWriter, type Slab } from "./slabs.ts";

const TAGS = ["loss", "accuracy", "rate"].map((name) => ({
  name,
  pluginName: "scalars",
  pluginContent: new Uint8Array(0),
  dataClass: "scalar" as const,
  displayName: name,
  description: "",
}));
const BATCH_POINTS = 2000;

/** So many points in a row of one tag, or of all in turn, from a step on; or a restart. */
type Stretch =
  { readonly tag: number | "each"; readonly count: number; readonly step: number } | "restart";

const anyStretch: fc.Arbitrary<Stretch> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      tag: fc.constantFrom(0, 1, 2, "each" as const),
      count: fc.integer({ min: 1, max: 900 }),
      step: fc.constantFrom(0, 5, 1000, 2000, 3000),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Stretch>("restart") },
);

it("makes the same chunks whether points are sorted first or not: 300 random files", () => {
  const space = createScanSpace({ batchPoints: BATCH_POINTS });
  fc.assert(
    fc.property(fc.array(anyStretch, { maxLength: 12 }), (stretches) => {
      let sortings = 0;
      const sortByTag: SortByTag = (...points) => {
        const sorted = space.sortByTag(...points);
        if (sorted !== undefined) sortings += 1;
        return sorted;
      };
      const expected = chunksByTag(space.batch, stretches);
      expect(chunksByTag(space.batch, stretches, sortByTag)).toEqual(expected);
      fc.pre(sortings > 0);
    }),
    { numRuns: 300 },
  );
});

/** Of the chunks of each tag in order how many points they have, and checksums of their rows and bytes. */
function chunksByTag(batch: ScanBatch, stretches: readonly Stretch[], sortByTag?: SortByTag) {
  const slabs: Slab[] = [];
  const writer = createSlabWriter({ segment: 1, onSlab: (slab) => slabs.push(slab) });
  const builder = createDeltaBuilders(writer, sortByTag)();
  const flush = (): void => {
    builder.append({ tags: TAGS, firstTimeSecs: 0 }, batch);
    clearBatch(batch);
  };
  for (const stretch of stretches) fill(batch, stretch, flush);
  flush();
  const delta = builder.seal({ nextOffset: 1, scanner: { eventCount: 1 } });

  const rows = new ChunkRows(delta.chunks);
  const chunks: (readonly number[])[][] = TAGS.map(() => []);
  for (let row = 0; row < rows.capacity; row++) {
    const position = rows.u32(row, U32_FIELD.position) * ALIGNMENT_BYTES;
    const byteLength = chunkBytes(rows.u16(row, U16_FIELD.flags), rows.u16(row, U16_FIELD.count));
    const stored = new Uint8Array(slabs[0]?.buffer ?? new ArrayBuffer(0), position, byteLength);
    rows.setU32(row, U32_FIELD.position, 0);
    const known = delta.chunks.subarray(row * CHUNK_ROW_BYTES, (row + 1) * CHUNK_ROW_BYTES);
    const count = rows.u16(row, U16_FIELD.count);
    chunks[rows.u32(row, U32_FIELD.tagId)]?.push([count, crc32c(known), crc32c(stored)]);
  }
  return chunks;
}

function fill(batch: ScanBatch, stretch: Stretch, flush: () => void): void {
  if (stretch === "restart") {
    batch.restarts.push({ step: 0, pointIndex: batch.count, referenceIndex: 0 });
    return;
  }
  for (let i = 0; i < stretch.count; i++) {
    if (batch.count === batch.capacity) flush();
    const at = batch.count++;
    batch.tagIds[at] = stretch.tag === "each" ? i % TAGS.length : stretch.tag;
    batch.steps[at] = stretch.step + i;
    batch.wallTimesSecs[at] = 1.7e9 + i;
    batch.values[at] = Math.fround(Math.sin(at));
  }
}
