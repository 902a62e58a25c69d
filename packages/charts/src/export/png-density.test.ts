import { crc32 } from "node:zlib";
import { expect, it } from "vitest";
import { withDensity } from "./png-density.ts";

it("says behind the header how many pixels a metre has", () => {
  const png = Uint8Array.from({ length: 60 }, (_, i) => i);
  const bytes = Buffer.from(withDensity(png, { x: 7559.2, y: 3779.5 }));
  expect(bytes.subarray(0, 33)).toEqual(Buffer.from(png.subarray(0, 33)));
  expect(bytes.subarray(33 + 21)).toEqual(Buffer.from(png.subarray(33)));
  const chunk = bytes.subarray(33, 33 + 21);
  expect(chunk.readUInt32BE(0)).toBe(9);
  expect(chunk.toString("latin1", 4, 8)).toBe("pHYs");
  expect([chunk.readUInt32BE(8), chunk.readUInt32BE(12), chunk[16]]).toEqual([7559, 3780, 1]);
  expect(chunk.readUInt32BE(17)).toBe(crc32(chunk.subarray(4, 17)));
});
