import fc from "fast-check";
import { expect, it } from "vitest";
import { TYPESCRIPT_ENCODER, type ChunkEncoder } from "./chunk-encoder.ts";
import { CHUNK_ROW_BYTES, ChunkRows, MAX_CHUNK_POINTS } from "./chunk-row.ts";
import { OpenChunk } from "./open-chunk.ts";
import { createWasmEncoder } from "./wasm-encoder.ts";

const SPARE = 3;

type Point = readonly [step: number, timeSecs: number, value: number];

function setup() {
  const wasm = createWasmEncoder();
  if (wasm === undefined) throw new Error("no WebAssembly here");
  const expectAlike = (points: readonly Point[], needsChecksum: boolean): void => {
    const expected = encoded(TYPESCRIPT_ENCODER, points, needsChecksum);
    expect(encoded(wasm, points, needsChecksum)).toEqual(expected);
  };
  return { expectAlike };
}

function encoded(encoder: ChunkEncoder, points: readonly Point[], needsChecksum: boolean) {
  const rows = new ChunkRows(new Uint8Array(CHUNK_ROW_BYTES));
  const byteLength = encoder.encode(openChunkOf(points), rows, 0, needsChecksum);
  return { row: [...rows.bytes], stored: [...encoder.cells.subarray(0, byteLength / 4)] };
}

/** With points of another chunk around it. */
function openChunkOf(points: readonly Point[]): OpenChunk {
  const open = new OpenChunk();
  open.count = points.length;
  open.capacity = Math.min(points.length + SPARE, MAX_CHUNK_POINTS);
  open.at = SPARE;
  open.cells = new Float64Array(SPARE + 3 * open.capacity + SPARE).fill(0.1);
  for (const [i, point] of points.entries()) {
    for (const [column, number] of point.entries()) {
      open.cells[open.at + column * open.capacity + i] = number;
    }
  }
  return open;
}

const oddNumbers = fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324, -1, 1e300);
const anyTime = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 1.7e9, max: 1.7e9 + 100 }) },
  fc.double({ noDefaultInfinity: true }),
  oddNumbers,
);
const anyValue = fc.oneof(
  { weight: 8, arbitrary: fc.float({ noDefaultInfinity: true, noNaN: true }) },
  fc.double(),
  oddNumbers,
);
const anyStep = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.maxSafeInteger());
const anyPoint = fc.tuple(anyStep, anyTime, anyValue);

it("is the same in WebAssembly as in TypeScript: 5,000 random chunks", () => {
  const { expectAlike } = setup();
  const anyChunk = fc.array(anyPoint, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anyChunk, fc.boolean(), (points, needsChecksum) => {
      expectAlike(
        points.toSorted(([a], [b]) => a - b),
        needsChecksum,
      );
    }),
    { numRuns: 5000 },
  );
});

it.each([1, 2, 3, 31, 32, 33, 511, 512])("is the same for %i evenly logged points", (count) => {
  const { expectAlike } = setup();
  const points = Array.from({ length: count }, evenPoint);
  expectAlike(points, false);
  expectAlike(points, true);
});

function evenPoint(_: unknown, i: number): Point {
  const timeSecs = 1.7e9 + i * 0.2 + ((i * 7919) % 97) / 1e4;
  return [10 * i, timeSecs, Math.fround(Math.exp(-i / 100) + ((i * 31) % 7))];
}
