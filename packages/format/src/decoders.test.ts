import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesField,
  concat,
  floatField,
  frame,
  fromHex,
  pluginMetadata,
  summaryEvent,
  textField,
} from "./test-support/event-file.ts";
import { readByOracle } from "./test-support/oracle.ts";
import { anyLog } from "./test-support/random-log.ts";
import {
  expectSame,
  inTypeScript,
  inWasm,
  type Scanned,
  scanGrowing,
  scanWith,
} from "./test-support/scan-growing.ts";

describe("both decoders and one that is made from the schema", () => {
  it("find the same in more than 10,000 random records", () => {
    let records = 0;
    let usual = 0;
    fc.assert(
      fc.property(anyLog(), anyCuts(), anyCapacity(), (payloads, cuts, capacity) => {
        const file = concat(payloads.map(frame));
        const scanned = scanGrowing(file, sizesOf(file, cuts), { capacity });
        expect(foundBy(scanned)).toEqual(readByOracle(payloads));
        expect(scanned).toMatchObject({ damage: [], stop: { kind: "end" } });
        records += payloads.length;
        usual += scanned.usualEvents;
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(records).toBeGreaterThan(10_000);
    expect(usual).toBeGreaterThan(records / 5);
  });

  it("lose the same damaged records and no others, 2,000 times with 1 to 3 flipped bits", () => {
    const payloads = Array.from({ length: 30 }, (_, i) => tf2Event(i));
    const records = payloads.map(frame);
    const file = concat(records);
    const bits = fc.array(fc.nat(file.length * 8 - 1), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(bits, anyCuts(), (flips, cuts) => {
        const damaged = withFlips(file, flips);
        const sound = soundRecords(records, damaged);
        const { points } = scanGrowing(damaged, sizesOf(file, cuts));
        expect(points).toEqual(readByOracle(sound.map((i) => payloads[i] ?? file)).points);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });
});

describe("a scanner that goes on where another stopped", () => {
  it("finds what one alone would have found, whichever decoder each has", () => {
    const bits = fc.array(fc.nat(), { maxLength: 2 });
    fc.assert(
      fc.property(anyLog(), bits, anyCuts(), (payloads, flips, cuts) => {
        const sound = concat(payloads.map(frame));
        const file = withFlips(sound, sound.length === 0 ? [] : flips);
        const sizes = sizesOf(file, cuts);
        const alone = scanGrowing(file, sizes, { capacity: 3 });
        const [typescript, wasm] = [inTypeScript(3), inWasm(3)];
        expectSame(scanWith([typescript, wasm], file, sizes, {}), alone);
        expectSame(scanWith([wasm, typescript], file, sizes, {}), alone);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

function foundBy({ points, references, restarts, scanner }: Scanned) {
  const { tags, firstTimeSecs, eventCount } = scanner;
  return { points, references, restarts, tags, firstTimeSecs, eventCount };
}

/** As TensorFlow 2 logs it, metadata in every event; several tags in turn, now and then two at once. */
function tf2Event(i: number): Uint8Array {
  const value = (tag: string) => [
    textField(1, tag),
    bytesField(8, concat([fromHex("0801 1200 2204"), floatField(1, i).subarray(1)])),
    pluginMetadata("scalars"),
  ];
  const tag = ["a", "loss", "b"][i % 3] ?? "";
  const second = i % 7 === 6 ? [value("loss")] : [];
  return summaryEvent(i * 100, 1.7e9 + i, value(tag), ...second);
}

/** Numbers of the records of which no byte was changed. */
function soundRecords(records: readonly Uint8Array[], file: Uint8Array): number[] {
  let offset = 0;
  return records.flatMap((record, i) => {
    const start = offset;
    offset += record.length;
    return record.every((byte, at) => byte === file[start + at]) ? [i] : [];
  });
}

function withFlips(file: Uint8Array, bits: readonly number[]): Uint8Array {
  const changed = file.slice();
  for (const bit of bits) {
    const at = (bit >>> 3) % file.length;
    changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
  }
  return changed;
}

/** Where a file was cut when it was read, as fractions of it. */
function anyCuts(): fc.Arbitrary<number[]> {
  return fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
}

function sizesOf(file: Uint8Array, cuts: readonly number[]): number[] {
  return cuts.map((cut) => Math.floor(cut * file.length)).toSorted((a, b) => a - b);
}

function anyCapacity(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(1000));
}
