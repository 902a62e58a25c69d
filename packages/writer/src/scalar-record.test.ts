import fc from "fast-check";
import { expect, it } from "vitest";
import { createRoom } from "./encode-oldest.ts";
import { encodeEvent, encodeRecord, scalarValue } from "./encode/index.ts";
import { scalarTemplate, writeScalarRecord } from "./scalar-record.ts";

it("the record of a scalar has the bytes of the encoder", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: "grapheme" }),
      fc.record({ description: fc.option(fc.string(), { nil: undefined }) }),
      fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1, max: 300 })),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.float(),
      (tag, options, step, wallTimeSecs, value) => {
        const template = scalarTemplate(tag, options);
        const to = createRoom(template.maxRecordBytes + 1);
        to.at = 1;
        writeScalarRecord(to, template, step, wallTimeSecs, value);
        const values = [scalarValue(tag, value, options)];
        expect(to.bytes.subarray(1, to.at)).toEqual(
          encodeRecord(encodeEvent({ wallTimeSecs, step, values })),
        );
      },
    ),
  );
});
