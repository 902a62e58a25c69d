import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeValues, encodeValues } from "./value-frame.ts";
import type { LoggedData, LoggedValue } from "./values.ts";

const anyData: fc.Arbitrary<LoggedData> = fc.oneof(
  fc.constant<LoggedData>({ kind: "none" }),
  fc.record({ kind: fc.constant("simple" as const), value: fc.double() }),
  fc.record({
    kind: fc.constantFrom("tensor" as const, "image" as const, "graphDef" as const),
    bytes: fc.uint8Array(),
  }),
);

const anyMoment = { step: fc.double(), wallTimeSecs: fc.double() };

const anyValue: fc.Arbitrary<LoggedValue> = fc.oneof(
  fc.record({ ...anyMoment, kind: fc.constant("read" as const), data: anyData }),
  fc.record({
    ...anyMoment,
    kind: fc.constant("unreadable" as const),
    problem: fc.record({ code: fc.constant("file.vanished" as const), message: fc.string() }),
  }),
);

describe("value frame", () => {
  it("decodes to what was encoded, bit for bit", () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 6 }), (values) => {
        expect(decodeValues(encodeValues(values).buffer)).toEqual(values);
      }),
    );
  });

  it("refuses bytes that are no frame, and every cut of one that is", () => {
    const frame = encodeValues([
      { step: 1, wallTimeSecs: 2, kind: "read", data: { kind: "simple", value: 3 } },
      { step: 2, wallTimeSecs: 3, kind: "read", data: { kind: "tensor", bytes: Uint8Array.of(1) } },
    ]);
    expect(() => decodeValues(new ArrayBuffer(16))).toThrow("RLV1");
    for (let length = 0; length < frame.length; length++) {
      expect(() => decodeValues(frame.slice(0, length).buffer)).toThrow("value frame");
    }
  });
});
