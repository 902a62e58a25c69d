import { expect, it } from "vitest";
import { ByteWriter } from "./byte-writer.ts";

it.each([0, 4])("writes on where its memory ends, %s bytes off", (first) => {
  const writer = new ByteWriter();
  writer.skip(first);
  for (let i = 0; i < 1_000; i++) writer.f64(i);
  for (let i = 0; i < 1_000; i++) writer.u32(i);
  const view = new DataView(writer.written().slice().buffer);
  expect(view.byteLength).toBe(first + 12_000);
  for (let i = 0; i < 1_000; i++) {
    expect(view.getFloat64(first + i * 8, true)).toBe(i);
    expect(view.getUint32(first + 8_000 + i * 4, true)).toBe(i);
  }
});
