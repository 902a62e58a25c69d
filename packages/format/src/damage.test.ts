import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScanner } from "./event-scanner.ts";
import { decodeEvent } from "./event.ts";
import { createBatch } from "./scan-batch.ts";
import { decodeTensor } from "./tensor.ts";
import { concat, frame, fromHex, scalarEvent } from "./test-support/event-file.ts";
import { anyEvent } from "./test-support/random-event.ts";
import { scanGrowing } from "./test-support/scan-growing.ts";

/** Twelve records of different lengths; record i logs step i. */
const RECORDS = Array.from({ length: 12 }, (_, i) =>
  frame(scalarEvent("t".repeat(1 + (i % 5)), i, i)),
);
const FILE = concat(RECORDS);
const startOf = (record: number) => concat(RECORDS.slice(0, record)).length;
const allBut = (...lost: number[]) => RECORDS.map((_, i) => i).filter((i) => !lost.includes(i));

describe("a damaged file loses nothing but the damage:", () => {
  it("a record with a wrong payload", () => {
    const { steps, damage } = scan(flip(FILE, startOf(3) + 20));
    expect(steps).toEqual(allBut(3));
    expect(damage).toEqual([
      { offset: startOf(3), byteLength: RECORDS[3]?.length, reason: "record fails its checksum" },
    ]);
  });

  it("a record with a wrong length", () => {
    const { steps, damage } = scan(flip(FILE, startOf(3)));
    expect(steps).toEqual(allBut(3));
    expect(damage).toEqual([
      {
        offset: startOf(3),
        byteLength: RECORDS[3]?.length,
        reason: "record header fails its checksum",
      },
    ]);
  });

  it("bytes between records", () => {
    const { steps, damage } = scan(concat([FILE, fromHex("00ff".repeat(50)), FILE]));
    expect(steps).toEqual([...allBut(), ...allBut()]);
    expect(damage).toMatchObject([{ offset: FILE.length, byteLength: 100 }]);
  });

  it("a sound record that holds no event", () => {
    const { steps, damage, scanner } = scan(concat([FILE, frame(fromHex("ff")), FILE]));
    expect(steps).toEqual([...allBut(), ...allBut()]);
    expect(damage).toEqual([
      { offset: FILE.length, byteLength: 17, reason: "record holds no event" },
    ]);
    expect(scanner.eventCount).toBe(24);
  });

  it("a torn record, wherever it was torn, before others were appended", () => {
    for (const torn of RECORDS) {
      for (let size = 1; size < torn.length; size++) {
        const { steps, damage } = scan(concat([torn.subarray(0, size), FILE]));
        expect(steps).toEqual(allBut());
        expect(damage).toMatchObject([{ offset: 0, byteLength: size }]);
      }
    }
  });

  it("1 to 3 flipped bits, 4,000 times", () => {
    const bits = fc.array(fc.nat(FILE.length * 8 - 1), { minLength: 1, maxLength: 3 });
    const sizes = fc.array(fc.nat(FILE.length), { maxLength: 3 });
    fc.assert(
      fc.property(bits, sizes, (flipped, cuts) => {
        const file = FILE.slice();
        for (const bit of flipped) file[bit >>> 3] = (file[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
        const isSound = (_: Uint8Array, i: number) =>
          file
            .subarray(startOf(i), startOf(i + 1))
            .every((byte, at) => byte === FILE[startOf(i) + at]);
        const sound = RECORDS.flatMap((record, i) => (isSound(record, i) ? [i] : []));
        expect(
          scan(
            file,
            cuts.toSorted((a, b) => a - b),
          ).steps,
        ).toEqual(sound);
      }),
      { numRuns: 4000 },
    );
  });
});

describe("the end of a damaged file", () => {
  it("is noted at once when a whole record is wrong", () => {
    const { damage, stop } = scan(flip(FILE, FILE.length - 1));
    expect(damage).toMatchObject([{ offset: startOf(11), byteLength: RECORDS[11]?.length }]);
    expect(stop).toEqual({ kind: "searching", damagedFrom: FILE.length });
  });

  it("is open when a header is wrong: its length is not known", () => {
    const { damage, stop, nextOffset } = scan(flip(FILE, startOf(11)));
    expect(damage).toEqual([]);
    expect(stop).toEqual({ kind: "searching", damagedFrom: startOf(11) });
    expect(nextOffset).toBe(FILE.length - 11);
  });
});

describe("space that is allotted and not written", () => {
  it("is waited for, from the record on that should stand there", () => {
    const { steps, damage, stop, nextOffset } = scan(concat([FILE, zeros(4096)]));
    expect(steps).toEqual(allBut());
    expect(damage).toEqual([]);
    expect(stop).toEqual({ kind: "searching" });
    expect(nextOffset).toBe(FILE.length);
  });

  it("is read when the records have come", () => {
    const scanner = createScanner();
    const batch = createBatch();
    const half = startOf(6);
    const allotted = concat([FILE.subarray(0, half), zeros(FILE.length - half)]);
    const { nextOffset } = scanner.scan(allotted, 0, batch);
    expect(nextOffset).toBe(half);
    expect(scanner.scan(FILE.subarray(half), half, batch).stop).toEqual({ kind: "end" });
    expect([...batch.steps.subarray(0, batch.count)]).toEqual(allBut());
  });

  it("is waited for when the beginning of a record is there already", () => {
    const { stop, damage, nextOffset } = scan(
      concat([FILE.subarray(0, startOf(6) + 30), zeros(999)]),
    );
    expect({ stop, damage, nextOffset }).toEqual({
      stop: { kind: "searching" },
      damage: [],
      nextOffset: startOf(6),
    });
  });

  it("is damage when records stand behind it", () => {
    const { steps, damage } = scan(concat([FILE, zeros(4096), FILE]), [FILE.length + 2000]);
    expect(steps).toEqual([...allBut(), ...allBut()]);
    expect(damage).toMatchObject([{ offset: FILE.length, byteLength: 4096 }]);
  });
});

describe("without checking payloads", () => {
  it("reads a record whose checksum is wrong, and still notices what is no event", () => {
    const checksum = flip(FILE, startOf(4) - 1);
    const content = flip(FILE, startOf(3) + 12);
    const options = { verifyPayloads: false };
    expect(scanGrowing(checksum, [], options).points).toHaveLength(12);
    expect(scanGrowing(content, [], options).damage).toMatchObject([{ offset: startOf(3) }]);
  });
});

describe("nothing throws", () => {
  it("on 10,000 files of random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        decodeEvent(bytes);
        decodeTensor(bytes);
        scanGrowing(bytes);
        scanGrowing(frame(bytes));
      }),
      { numRuns: 10_000 },
    );
  });

  it("on 10,000 events with random changes", () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(anyEvent(), usualEvent()), changes, (event, edits) => {
        const bytes = event.slice();
        for (const [at, byte] of edits) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const known = frame(event);
        const { damage } = scanGrowing(concat([known, frame(bytes), known]));
        expect(damage.length).toBe(decodeEvent(bytes).kind === "event" ? 0 : 1);
      }),
      { numRuns: 10_000 },
    );
  });
});

function zeros(count: number): Uint8Array {
  return new Uint8Array(count);
}

function usualEvent(): fc.Arbitrary<Uint8Array> {
  return fc.constantFrom("a", "loss/train").map((tag) => scalarEvent(tag, 300, 1));
}

function scan(file: Uint8Array, sizes: readonly number[] = []) {
  const scanned = scanGrowing(file, sizes);
  return { ...scanned, steps: scanned.points.map(([, step]) => step) };
}

function flip(bytes: Uint8Array, index: number): Uint8Array {
  return bytes.with(index, (bytes[index] ?? 0) ^ 0x04);
}
