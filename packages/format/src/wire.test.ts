import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHex, varintField } from "./test-support/event-file.ts";
import { VARINT, WireReader } from "./wire.ts";

describe("WireReader", () => {
  it.each([
    ["08 00", 0n],
    ["08 01", 1n],
    ["08 ac02", 300n],
    ["08 ffffffffffffffffff01", -1n],
    ["08 80808080808080808001", -(2n ** 63n)],
    ["08 ffffffffffffffff7f", 2n ** 63n - 1n],
    ["08 8100", 1n],
  ])("reads the varint of %s as %d", (hex, value) => {
    const fields = new WireReader(fromHex(hex));
    expect(fields.next()).toBe(true);
    expect(fields.int64()).toBe(value);
    expect(fields.int64AsNumber()).toBe(Number(value));
    expect(fields.next()).toBe(false);
    expect(fields.malformed).toBe(false);
  });

  it("reads every int64 back, as a bigint and as a number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const fields = new WireReader(varintField(3, value));
        fields.next();
        expect([fields.key, fields.int64()]).toEqual([0x18, value]);
        expect(fields.uint64()).toBe(BigInt.asUintN(64, value));
        if (value === BigInt.asIntN(53, value)) expect(fields.int64AsNumber()).toBe(Number(value));
        expect(fields.int32()).toBe(Number(BigInt.asIntN(32, value)));
        expect(fields.uint32()).toBe(Number(BigInt.asUintN(32, value)));
        expect(fields.bool()).toBe(value !== 0n);
      }),
    );
  });

  it("goes through fields of all wire types and over groups", () => {
    const keys = keysOf(
      "08 07 | 11 0102030405060708 | 1a 02 aabb | 23 08 01 2b 2c 24 | 2d 01020304",
    );
    expect(keys).toEqual([0x08, 0x11, 0x1a, 0x2d]);
  });

  it.each([
    ["a varint of eleven bytes", "08 ffffffffffffffffffff01"],
    ["a varint that is cut off", "08 80"],
    ["eight bytes that are cut off", "09 01020304"],
    ["four bytes that are cut off", "0d 010203"],
    ["a length beyond the end", "0a 05 01020304"],
    ["a length of 2^63", "0a 80808080808080808001"],
    ["field number 0", "00 01"],
    ["wire type 6", "0e 01"],
    ["wire type 7", "0f 01"],
    ["a group without end", "0b 08 01"],
    ["an end without group", "0c"],
    ["groups that end crosswise", "0b 13 0c 14"],
    ["groups within 200 groups", "0b".repeat(200) + "0c".repeat(200)],
  ])("ends as malformed at %s", (_name, hex) => {
    expect(keysOf(`08 01 ${hex}`)).toEqual("malformed");
  });

  it("reads packed items to their end", () => {
    const items = new WireReader(fromHex("01 ac02 7f"));
    const values: number[] = [];
    while (items.nextItem(VARINT)) values.push(items.int32());
    expect(values).toEqual([1, 300, 127]);
    expect(items.malformed).toBe(false);
  });
});

function keysOf(hex: string): number[] | "malformed" {
  const fields = new WireReader(fromHex(hex.replaceAll("|", "")));
  const keys: number[] = [];
  while (fields.next()) keys.push(fields.key);
  return fields.malformed ? "malformed" : keys;
}
