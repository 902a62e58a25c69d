import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MessageWriter } from "./message-writer.ts";
import {
  GetExperimentResponseSchema,
  ListPluginsResponseSchema,
  ReadBlobResponseSchema,
  RunSchema,
  ScalarDataSchema,
  ScalarMetadataSchema,
} from "./test-support/gen/data_provider_pb.js";

const anyStep = fc.oneof(
  fc.maxSafeInteger(),
  fc.constantFrom(0, 127, 128, -1, 2 ** 53, 2 ** 62, -(2 ** 63)),
);

describe("MessageWriter", () => {
  it("writes columns that another decoder reads", () => {
    const anyColumns = fc.tuple(fc.array(anyStep), fc.array(fc.double()), fc.array(fc.float()));
    fc.assert(
      fc.property(anyColumns, ([steps, times, values]) => {
        const message = new MessageWriter(Infinity);
        message.integers(1, steps);
        message.doubles(2, times);
        message.floats(3, values);
        const read = fromBinary(ScalarDataSchema, message.finish());
        expect(read.step).toEqual(steps.map(BigInt));
        expect(read.wallTime).toEqual(times);
        expect(read.value).toEqual(values);
      }),
    );
  });

  it("writes single fields byte by byte as another encoder does", () => {
    fc.assert(
      fc.property(anyStep, fc.double(), fc.string({ unit: "grapheme" }), (step, time, text) => {
        const message = new MessageWriter(Infinity);
        message.integer(1, step);
        message.double(2, time);
        const maxStep = BigInt(step);
        expect(message.finish()).toEqual(
          toBinary(
            ScalarMetadataSchema,
            create(ScalarMetadataSchema, { maxStep, maxWallTime: time }),
          ),
        );
        const run = new MessageWriter(Infinity);
        run.text(2, text);
        expect(run.finish()).toEqual(toBinary(RunSchema, create(RunSchema, { name: text })));
      }),
    );
  });

  it.each([0, 1, 123, 124, 127, 128, 16_380, 16_390, 3_000_000])(
    "puts a field of %d bytes into a field, whatever its length takes",
    (length) => {
      const name = "x".repeat(length);
      const message = new MessageWriter(Infinity);
      for (const text of [name, "after"]) {
        const plugin = message.begin(1);
        message.text(1, text);
        message.end(plugin);
      }
      const { plugins } = fromBinary(ListPluginsResponseSchema, message.finish());
      expect(plugins.map((plugin) => plugin.name)).toEqual([name, "after"]);
    },
  );

  it("writes the largest int64 for a step that is rounded up beyond it", () => {
    const message = new MessageWriter(Infinity);
    message.integers(1, [2 ** 63]);
    expect(fromBinary(ScalarDataSchema, message.finish()).step).toEqual([2n ** 63n - 1n]);
  });

  it("leaves out what is the default", () => {
    const message = new MessageWriter(Infinity);
    message.text(1, "");
    message.integer(2, 0);
    message.double(3, 0);
    message.integers(4, []);
    expect(message.finish()).toEqual(
      toBinary(GetExperimentResponseSchema, create(GetExperimentResponseSchema)),
    );
  });

  it("grows up to its limit, and says so beyond", () => {
    const message = new MessageWriter(100);
    message.byteField(1, new Uint8Array(80));
    expect(fromBinary(ReadBlobResponseSchema, message.finish()).data).toHaveLength(80);
    expect(() => message.byteField(1, new Uint8Array(20))).toThrow("larger than 100 bytes");
  });
});
