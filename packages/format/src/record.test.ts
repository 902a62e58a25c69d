import { describe, expect, it } from "vitest";
import { findRecord, readRecord } from "./record.ts";
import { concat, frame, fromHex } from "./test-support/event-file.ts";

// First record of a tensorboardX file: wall time, then file_version "brain.Event:2".
const GOLDEN = fromHex(
  "1800000000000000 a37f4b22 0900001040fc54d9411a0d627261696e2e4576656e743a32 338d2fe9",
);

describe("readRecord", () => {
  it("returns the payload and the offset of the next record", () => {
    expect(readRecord(GOLDEN, 0)).toEqual({
      kind: "record",
      payload: GOLDEN.subarray(12, 36),
      intact: true,
      nextOffset: 40,
    });
  });

  it("reads an empty payload", () => {
    const empty = fromHex("0000000000000000 29039807 d8ea82a2");
    expect(readRecord(empty, 0)).toMatchObject({ kind: "record", intact: true, nextOffset: 16 });
  });

  it("asks for the missing bytes at every place a writer may have stopped", () => {
    for (let size = 0; size < GOLDEN.length; size++) {
      const wanted = size < 12 ? 12 : 40;
      expect(readRecord(GOLDEN.subarray(0, size), 0)).toEqual({
        kind: "incomplete",
        missingBytes: wanted - size,
      });
    }
  });

  it("keeps a record whose payload fails its checksum, and says so", () => {
    expect(readRecord(flipped(GOLDEN, 20), 0)).toMatchObject({ kind: "record", intact: false });
    expect(readRecord(flipped(GOLDEN, 39), 0)).toMatchObject({ kind: "record", intact: false });
  });

  it.each([0, 4, 7, 8, 11])("does not trust a header that is wrong at byte %d", (byte) => {
    expect(readRecord(flipped(GOLDEN, byte), 0)).toMatchObject({ kind: "corrupt", offset: 0 });
  });

  it("does not believe in 2^62 bytes, although the checksum is right", () => {
    const huge = fromHex("0000000000000040 7f85f000 78797a");
    expect(readRecord(huge, 0)).toMatchObject({ kind: "corrupt" });
  });
});

describe("findRecord", () => {
  const file = concat([fromHex("de ad be ef"), GOLDEN, frame(fromHex("01"))]);

  it("finds the next header at or after an offset", () => {
    expect(findRecord(file, 0)).toBe(4);
    expect(findRecord(file, 4)).toBe(4);
    expect(findRecord(file, 5)).toBe(44);
  });

  it("finds none when the rest is too short for one", () => {
    expect(findRecord(file, 45)).toBe(-1);
    expect(findRecord(file.subarray(0, 15), 0)).toBe(-1);
    expect(findRecord(file.subarray(0, 16), 0)).toBe(4);
  });
});

function flipped(bytes: Uint8Array, index: number): Uint8Array {
  return bytes.with(index, (bytes[index] ?? 0) ^ 0x10);
}
