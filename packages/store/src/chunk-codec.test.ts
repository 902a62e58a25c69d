import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeStepAt,
  decodeSteps,
  decodeTimeAt,
  decodeTimes,
  decodeValueAt,
  decodeValues,
} from "./chunk-decode.ts";
import { chunkBytes } from "./chunk-layout.ts";
import { CHUNK_ROW_BYTES, ChunkRows, MAX_CHUNK_POINTS, U16_FIELD, U32_FIELD } from "./chunk-row.ts";
import { sealChunk } from "./chunk-seal.ts";
import { OpenChunk } from "./open-chunk.ts";
import { ALIGNMENT_BYTES, createSlabWriter, SLAB_BYTES } from "./slabs.ts";

interface Columns {
  readonly steps: readonly number[];
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** One for all chunks, which so lie behind each other. */
const shared = createSlabWriter({ segment: 7, onSlab: () => {} });

/** Seals the points, and decodes them in both ways there are. */
function roundTrip({ steps, times, values }: Columns) {
  const rows = new ChunkRows(new Uint8Array(CHUNK_ROW_BYTES));
  const open = new OpenChunk();
  open.count = steps.length;
  open.capacity = steps.length;
  open.cells = Float64Array.from([...steps, ...times, ...values]);
  sealChunk(open, 3, shared, rows, 0);
  const offset = (rows.u32(0, U32_FIELD.position) * ALIGNMENT_BYTES) % SLAB_BYTES;
  const decode = (into: typeof decodeSteps) => {
    const target = new Float64Array(MAX_CHUNK_POINTS);
    into(rows, 0, shared.views, offset, target);
    return [...target.subarray(0, steps.length)];
  };
  const each = (at: typeof decodeStepAt) =>
    steps.map((_, i) => at(rows, 0, shared.views, offset, i));
  return {
    whole: {
      steps: decode(decodeSteps),
      times: decode(decodeTimes),
      values: decode(decodeValues),
    },
    single: {
      steps: each(decodeStepAt),
      times: each(decodeTimeAt),
      values: each(decodeValueAt),
    },
    bytesPerPoint: chunkBytes(rows.u16(0, U16_FIELD.flags), steps.length) / steps.length,
  };
}

/** A step in time of 0.2 s, as the clock of a training loop has it. */
const clock = (secs: number) => (_: unknown, i: number) =>
  1.7e9 + i * secs + ((i * 7919) % 97) / 1e4;
const points = (time: (_: unknown, i: number) => number): Columns => {
  const all = Array.from({ length: MAX_CHUNK_POINTS });
  return {
    steps: all.map((_, i) => 100 * i),
    times: all.map(time),
    values: all.map((_, i) => Math.fround(Math.exp(-i / 100))),
  };
};

describe("a chunk", () => {
  it.each([
    ["evenly logged float32 values", points(clock(0.2)), 8],
    ["a step every hour", points(clock(3600)), 8],
    ["a clock that stood still overnight", points((_, i) => 1.7e9 + i + (i > 9 ? 1e5 : 0)), 12],
    ["clocks that run backwards", points((_, i) => 1.7e9 - i), 8],
  ])("takes of %s exactly the bytes that it needs", (_name, columns, bytesPerPoint) => {
    const read = roundTrip(columns);
    expect(read.whole).toEqual(columns);
    expect(read.single).toEqual(columns);
    expect(read.bytesPerPoint).toBe(bytesPerPoint);
  });

  it("gives back every number bit for bit: 3,000 random chunks", () => {
    const anyTime = fc.oneof(
      fc.double({ min: 1.6e9, max: 1.8e9 }),
      fc.double(),
      fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324),
    );
    const anyValue = fc.oneof(fc.float(), fc.double());
    const anyStep = fc.oneof(fc.nat(1000), fc.maxSafeInteger());
    const anyPoint = fc.tuple(anyStep, anyTime, anyValue);
    const anyChunk = fc.array(anyPoint, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyChunk, (chunk) => {
        const columns = {
          steps: chunk.map(([step]) => step).toSorted((a, b) => a - b),
          times: chunk.map(([, time]) => time),
          values: chunk.map(([, , value]) => value),
        };
        const read = roundTrip(columns);
        expect(read.whole).toEqual(columns);
        expect(read.single).toEqual(columns);
      }),
      { numRuns: 3000 },
    );
  });

  it("gives back wall times that lie close together: 3,000 random chunks around any number", () => {
    const anyCentre = fc.oneof(
      fc.double({ min: 0, noNaN: true }),
      fc.constantFrom(0, -1, 5e-324, 2 ** -1022, 1.7e9, 2 ** 31, Number.MAX_VALUE),
    );
    const anyDistances = fc.array(fc.integer({ min: -(2 ** 29), max: 2 ** 29 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyCentre, anyDistances, (centre, distances) => {
        const bits = new BigInt64Array(Float64Array.of(centre).buffer)[0] ?? 0n;
        const near = BigInt64Array.from(distances, (distance) => bits + BigInt(distance));
        const times = [...new Float64Array(near.buffer)];
        const columns = { steps: times.map((_, i) => i), times, values: times.map(() => 0) };
        const read = roundTrip(columns);
        expect(read.whole).toEqual(columns);
        expect(read.single).toEqual(columns);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("slabs", () => {
  it("never have a chunk across two of them", () => {
    const indexes: number[] = [];
    const slabs = createSlabWriter({ segment: 0, onSlab: ({ index }) => indexes.push(index) });
    expect(slabs.reserve(SLAB_BYTES - 8)).toBe(0);
    expect(slabs.reserve(8)).toBe(SLAB_BYTES - 8);
    expect(slabs.reserve(12)).toBe(SLAB_BYTES);
    expect(slabs.reserve(8)).toBe(SLAB_BYTES + 16);
    expect(slabs.reserve(SLAB_BYTES)).toBe(2 * SLAB_BYTES);
    expect(indexes).toEqual([0, 1, 2]);
  });

  it("write what was filled, once, when they are flushed or full", () => {
    const written: string[] = [];
    const slabs = createSlabWriter({
      segment: 0,
      onSlab: () => {},
      write: (bytes, position) => written.push(`${position}+${bytes.length}`),
    });
    slabs.flush();
    slabs.reserve(16);
    slabs.flush();
    slabs.flush();
    slabs.reserve(8);
    slabs.reserve(SLAB_BYTES);
    expect(written).toEqual(["0+16", "16+8"]);
  });
});
