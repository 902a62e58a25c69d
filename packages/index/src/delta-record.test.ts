import type { DamagedRange, DataClass, ScannedTag } from "@runlens/format";
import { CHUNK_ROW_BYTES, type FileDelta } from "@runlens/store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { readDelta, readDeltaHead, writeDelta } from "./delta-record.ts";

const text = fc.string({ unit: "binary" });
const count = fc.nat({ max: 2 ** 40 });
const dataClasses: readonly DataClass[] = ["unknown", "scalar", "tensor", "blobSequence"];
const tag: fc.Arbitrary<ScannedTag> = fc.record({
  name: text,
  pluginName: text,
  pluginContent: fc.uint8Array(),
  dataClass: fc.constantFrom(...dataClasses),
  displayName: text,
  description: text,
});
const damagedRange: fc.Arbitrary<DamagedRange> = fc.record({
  offset: count,
  byteLength: count,
  reason: text,
});
const reference = fc.tuple(fc.integer(), fc.integer(), fc.double(), fc.double(), count, count);
const references = fc.array(reference).map((rows) => ({
  tagIds: Int32Array.from(rows, ([tagId]) => tagId),
  restartCounts: Int32Array.from(rows, ([, restartCount]) => restartCount),
  steps: Float64Array.from(rows, (row) => row[2]),
  wallTimesSecs: Float64Array.from(rows, (row) => row[3]),
  offsets: Float64Array.from(rows, (row) => row[4]),
  byteLengths: Float64Array.from(rows, (row) => row[5]),
}));
const chunks = fc
  .array(fc.uint8Array({ minLength: CHUNK_ROW_BYTES, maxLength: CHUNK_ROW_BYTES }), {
    maxLength: 5,
  })
  .map((rows) => Uint8Array.from(rows.flatMap((row) => [...row])));
const delta: fc.Arbitrary<FileDelta> = fc.record(
  {
    nextOffset: count,
    scanner: fc.record(
      {
        eventCount: count,
        fileVersion: fc.double(),
        firstTimeSecs: fc.double(),
        openDamage: fc.record({ offset: count, reason: text }),
      },
      { requiredKeys: ["eventCount"] },
    ),
    tags: fc.array(tag, { maxLength: 4 }),
    chunks,
    references,
    restartSteps: fc.array(fc.double()),
    damage: fc.array(damagedRange),
    lastTimeSecs: fc.double(),
  },
  {
    requiredKeys: [
      "nextOffset",
      "scanner",
      "tags",
      "chunks",
      "references",
      "restartSteps",
      "damage",
    ],
  },
);
const stamp = fc.record({
  byteLength: count,
  modifiedMs: fc.double(),
  tailChecksum: fc.nat({ max: 2 ** 32 - 1 }),
  verifiedBytes: count,
});

function encode(file: Parameters<typeof writeDelta>[1], written: FileDelta): ByteReader {
  const out = new ByteWriter();
  writeDelta(out, file, written, [...written.tags.keys()]);
  return ByteReader.over(out.written().slice().buffer);
}

describe("a delta's record", () => {
  it("gives back any delta, and what its head says of the file", () => {
    fc.assert(
      fc.property(stamp, delta, (file, written) => {
        const body = encode(file, written);
        const read = readDelta(body, (number) => written.tags[number]);
        expect(read.delta).toEqual(written);
        expect(read.head).toEqual(readDeltaHead(body));
        expect(read.head).toMatchObject({ ...file, nextOffset: written.nextOffset });
      }),
      { numRuns: 500 },
    );
  });

  it("refuses a body that ends too early, wherever", () => {
    fc.assert(
      fc.property(stamp, delta, fc.double({ min: 0, max: 1, noNaN: true }), (file, written, at) => {
        const body = encode(file, written);
        const part = body.part(0, Math.min(Math.floor(at * body.byteLength), body.byteLength - 1));
        expect(() => readDelta(part, (number) => written.tags[number])).toThrow(RangeError);
      }),
    );
  });

  it("refuses a tag that nobody defined", () => {
    fc.assert(
      fc.property(stamp, delta, (file, written) => {
        fc.pre(written.tags.length > 0);
        expect(() => readDelta(encode(file, written), () => undefined)).toThrow(RangeError);
      }),
    );
  });
});
