import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32c, maskCrc, maskedCrc32c, unmaskCrc } from "./crc32c.ts";
import { fromHex } from "./test-support/event-file.ts";

describe("crc32c", () => {
  it.each([
    ["nothing", "", 0x00000000, 0xa282ead8],
    ["one zero", "00", 0x527d5351, 0x49258fd2],
    ["32 zeros", "00".repeat(32), 0x8a9136aa, 0x0fd7fffa],
    ["32 times ff", "ff".repeat(32), 0x62a8ab43, 0xf909b029],
    ["the digits 1 to 9", "313233343536373839", 0xe3069283, 0xc78ab0e5],
    ["the length 24", "1800000000000000", 0x4a65bfe4, 0x224b7fa3],
    ["brain.Event:2", "627261696e2e4576656e743a32", 0x8b8b6cc1, 0x7c0601ee],
  ])("of %s", (_name, hex, plain, masked) => {
    expect(crc32c(fromHex(hex))).toBe(plain);
    expect(maskedCrc32c(fromHex(hex))).toBe(masked);
  });

  it("is the bitwise definition for any part of any bytes", () => {
    const bytes = fc.uint8Array({ maxLength: 100 });
    fc.assert(
      fc.property(bytes, fc.nat(100), fc.nat(100), (all, a, b) => {
        const [start, end] = [Math.min(a, b, all.length), Math.min(Math.max(a, b), all.length)];
        expect(crc32c(all, start, end)).toBe(bitwiseCrc32c(all.subarray(start, end)));
      }),
    );
  });

  it("can be unmasked", () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (crc) => {
        expect(unmaskCrc(maskCrc(crc))).toBe(crc);
      }),
    );
  });
});

function bitwiseCrc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc >>> 0;
}
