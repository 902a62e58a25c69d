import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesField,
  concat,
  floatField,
  frame,
  fromHex,
  pluginMetadata,
  scalarEvent,
  summaryEvent,
  textField,
  varintField,
} from "./test-support/event-file.ts";
import { anyEvent } from "./test-support/random-event.ts";
import { scanGrowing, type Point } from "./test-support/scan-growing.ts";

const VERSION = textField(3, "brain.Event:2");
const FLOAT_TENSOR = fromHex("0801 1200 2204 0000803e");

describe("a scanner", () => {
  it("reads points in the order of the file", () => {
    const { points, scanner, stop } = scan(
      VERSION,
      scalarEvent("loss", 0, 1),
      scalarEvent("accuracy", 0, 0.5),
      scalarEvent("loss", 1, 0.25),
    );
    expect(points).toEqual([
      ["loss", 0, 1000, 1],
      ["accuracy", 0, 1000, 0.5],
      ["loss", 1, 1001, 0.25],
    ]);
    expect(scanner).toMatchObject({ fileVersion: 2, firstTimeSecs: 0, eventCount: 4 });
    expect(stop).toEqual({ kind: "end" });
  });

  it.each([
    ["brain.Event:2", 2],
    ["brain.Event:1.5 (brain.Event:3)", 3],
    ["tensorflow", -1],
  ])("reads the version of %s as %d", (text, version) => {
    expect(scan(textField(3, text)).scanner.fileVersion).toBe(version);
  });

  it("knows neither version nor start of an empty file", () => {
    const { scanner, stop } = scan();
    expect(scanner).toMatchObject({ fileVersion: undefined, firstTimeSecs: undefined });
    expect(stop).toEqual({ kind: "end" });
  });

  // Each tag comes twice, since a scanner has a way of its own for tags it knows.
  it.each([
    ["simple_value", floatField(2, 0.25), 0.25],
    ["float32 content", tensor("0801 1200 2204 0000803e"), 0.25],
    ["float_val", tensor("0801 1200 2a04 0000803e"), 0.25],
    ["float_val that is not packed", tensor("0801 1200 2d 0000803e"), 0.25],
    ["float_val without shape", tensor("0801 2a04 0000803e"), 0.25],
    ["a vector of one", tensor("0801 1204 1202 0801 2a04 0000803e"), 0.25],
    ["shape before dtype", tensor("1200 0801 2204 0000803e"), 0.25],
    ["float64", tensor("0802 1200 3208 9a9999999999b93f"), 0.1],
    ["float64 content", tensor("0802 1200 2208 9a9999999999b93f"), 0.1],
    ["float16", tensor("0813 6a02 8078"), 1],
    ["bfloat16", tensor("080e 6a02 807f"), 1],
    ["int32", tensor("0803 3a01 07"), 7],
    ["int64", tensor("0809 520a fbffffffffffffffff01"), -5],
    ["uint64", tensor("0817 2208 0000000000000080"), 2 ** 63],
    ["bool", tensor("080a 5a01 01"), 1],
    ["no value, which is 0", tensor("0801"), 0],
  ])("reads a scalar given as %s", (_name, data, value) => {
    const event = summaryEvent(5, 9, [textField(1, "t"), data, pluginMetadata("scalars")]);
    expect(scan(event, event).points).toEqual([
      ["t", 5, 9, value],
      ["t", 5, 9, value],
    ]);
  });

  it.each([
    0,
    1,
    127,
    128,
    2 ** 28,
    2 ** 32 + 5,
    2 ** 49 - 1,
    2 ** 49,
    2 ** 53 - 1,
    -1,
    -(2 ** 53) + 1,
  ])("reads step %d exactly", (step) => {
    const { points } = scan(scalarEvent("t", 0, 0), scalarEvent("t", step, 0));
    expect(points[1]?.[1]).toBe(step);
  });

  it.each([NaN, Infinity, -Infinity, -0])("keeps %d as value and as wall time", (number) => {
    const event = summaryEvent(0, number, [textField(1, "t"), floatField(2, number)]);
    const point = ["t", 0, number, number];
    expect(scan(event, event).points).toEqual([point, point]);
  });

  it("reads all values of an event, and tags of any length", () => {
    const tags = ["", "a", "ab", "abc", "abcd", "abcde", "λ".repeat(90)];
    const values = tags.map((tag, i) => [textField(1, tag), floatField(2, i)]);
    const { points } = scan(summaryEvent(1, 2, ...values), summaryEvent(3, 4, ...values));
    expect(points).toEqual([
      ...tags.map((tag, i) => [tag, 1, 2, i]),
      ...tags.map((tag, i) => [tag, 3, 4, i]),
    ]);
  });

  it("tells 10,000 tags apart, in whatever order they come", () => {
    const tags = Array.from({ length: 10_000 }, (_, i) => `layer/${i % 100}/w${i}`);
    const events = [...tags, ...tags.toReversed()].map((tag, i) => scalarEvent(tag, i, 0));
    const { points } = scanGrowing(fileOf(...events), [], { capacity: 30_000 });
    expect(points.map(([tag]) => tag)).toEqual([...tags, ...tags.toReversed()]);
  });

  it("keeps what the first value of a tag says of it", () => {
    const first = [
      textField(1, "t"),
      floatField(2, 1),
      bytesField(9, concat([textField(2, "Loss"), textField(3, "*mean*")])),
    ];
    const later = [textField(1, "t"), floatField(2, 1), bytesField(9, textField(2, "Other"))];
    const { scanner } = scan(summaryEvent(0, 0, first), summaryEvent(1, 0, later));
    expect(scanner.tags).toEqual([
      {
        name: "t",
        pluginName: "scalars",
        pluginContent: new Uint8Array(),
        dataClass: "scalar",
        displayName: "Loss",
        description: "*mean*",
      },
    ]);
  });

  it("describes a tag as each file does, with one object where files agree", () => {
    const plain = tagOf(floatField(2, 1));
    expect(plain).toMatchObject({ name: "shared", displayName: "shared" });
    expect(tagOf(floatField(2, 2))).toBe(plain);
    expect(tagOf(floatField(2, 1), displayName("Loss"))).toMatchObject({ displayName: "Loss" });
    expect(tagOf(floatField(2, 1), displayName("Error"))).toMatchObject({ displayName: "Error" });
    expect(tagOf(bytesField(8, FLOAT_TENSOR))).toMatchObject({ pluginName: "" });
    expect(tagOf(floatField(2, 1))).toBe(plain);
  });

  it("keeps content of plugins after its input is gone", () => {
    const metadata = bytesField(
      9,
      bytesField(1, concat([textField(1, "mine"), bytesField(2, fromHex("0102"))])),
    );
    const { scanner } = scan(summaryEvent(0, 0, [textField(1, "t"), tensor("0801"), metadata]));
    expect(scanner.tags[0]?.pluginContent).toEqual(fromHex("0102"));
  });

  it("takes values without metadata for those of the tag, as TensorFlow 1 writes them", () => {
    const declaration = [textField(1, "t"), pluginMetadata("scalars")];
    const value = [textField(1, "t"), bytesField(8, FLOAT_TENSOR)];
    const { points, references } = scan(summaryEvent(0, 0, declaration), summaryEvent(1, 0, value));
    expect(points).toEqual([["t", 1, 0, 0.25]]);
    expect(references).toEqual([]);
  });

  it("notes restarts with what stands before them", () => {
    const text = [textField(1, "note"), tensor("0807 4201 61"), pluginMetadata("text")];
    const { restarts } = scan(
      concat([varintField(2, 0), bytesField(7, varintField(1, 1))]),
      scalarEvent("t", 0, 0),
      scalarEvent("t", 1, 0),
      summaryEvent(1, 0, text),
      concat([varintField(2, 1), bytesField(7, varintField(1, 2))]),
      concat([varintField(2, 1), bytesField(7, varintField(1, 1))]),
    );
    expect(restarts).toEqual([
      [0, 0, 0],
      [1, 2, 1],
    ]);
  });
});

describe("values that are no scalars", () => {
  it.each([
    ["a text", [tensor("0807 4201 61"), pluginMetadata("text")]],
    ["an image", [bytesField(4, fromHex("0801"))]],
    ["a histogram", [bytesField(5, fromHex("0900000000000000f0"))]],
    ["a tensor that nobody described", [tensor("0801 2a04 0000803f")]],
    ["hparams, which are all metadata", [pluginMetadata("hparams")]],
    ["text in a scalar series", [tensor("0807 4201 61"), pluginMetadata("scalars")]],
    ["many numbers in a scalar series", [tensor("0801 1204 1202 0802"), pluginMetadata("scalars")]],
  ])("are noted by their place: %s", (_name, fields) => {
    const event = summaryEvent(7, 0, [textField(1, "t"), ...fields]);
    const { points, references } = scan(event);
    expect(points).toEqual([]);
    expect(references).toEqual([firstRecord("t", event)]);
  });

  it("are noted for graphs and run metadata too, under TensorBoard's tags", () => {
    const graph = concat([varintField(2, 7), bytesField(4, fromHex("0a00"))]);
    const metadata = concat([varintField(2, 7), bytesField(8, textField(1, "step1"))]);
    expect(scan(graph).references).toEqual([firstRecord("__run_graph__", graph)]);
    expect(scan(metadata).references).toEqual([firstRecord("step1", metadata)]);
    expect(scan(graph).scanner.tags[0]).toMatchObject({
      pluginName: "graphs",
      dataClass: "blobSequence",
    });
    expect(scan(metadata).scanner.tags[0]).toMatchObject({
      pluginName: "graph_tagged_run_metadata",
    });
  });

  it("are counted and left alone when nothing shows them", () => {
    const { points, references, scanner } = scan(
      bytesField(6, fromHex("0801")),
      bytesField(9, fromHex("0801")),
      summaryEvent(0, 0, [textField(1, "t")]),
    );
    expect({ points, references, tags: scanner.tags }).toEqual({
      points: [],
      references: [],
      tags: [],
    });
    expect(scanner.eventCount).toBe(3);
  });

  it("stay references when numbers come later under their tag", () => {
    const image = summaryEvent(0, 0, [textField(1, "t"), bytesField(4, fromHex("0801"))]);
    const { points, references } = scan(image, scalarEvent("t", 1, 0));
    expect(points).toEqual([]);
    expect(references.map(([tag, step]) => [tag, step])).toEqual([
      ["t", 0],
      ["t", 1],
    ]);
  });
});

describe("a file that grows", () => {
  const file = fileOf(VERSION, scalarEvent("a", 0, 1), scalarEvent("b", 0, 2));
  const [firstEnd, secondEnd] = [
    frame(VERSION).length,
    file.length - frame(scalarEvent("b", 0, 2)).length,
  ];

  it("is incomplete at every size that cuts a record, with the size to wait for", () => {
    for (let size = 0; size <= file.length; size++) {
      const { stop, nextOffset } = scanGrowing(file.subarray(0, size));
      const start =
        size < firstEnd ? 0 : size < secondEnd ? firstEnd : size < file.length ? secondEnd : size;
      const end = start === 0 ? firstEnd : start === firstEnd ? secondEnd : file.length;
      const recordBytes = size - start < 12 ? 12 : end - start;
      expect(nextOffset).toBe(start);
      expect(stop).toEqual(size === start ? { kind: "end" } : { kind: "incomplete", recordBytes });
    }
  });

  it("gives the same in any pieces and with a batch of any size", () => {
    const events = fc.array(fc.oneof(anyEvent(), anyScalarEvent()), { maxLength: 8 });
    const pieces = fc.array(fc.nat(1000), { maxLength: 10 });
    fc.assert(
      fc.property(events, pieces, fc.integer({ min: 1, max: 5 }), (payloads, cuts, capacity) => {
        const bytes = fileOf(...payloads);
        const sizes = cuts.filter((cut) => cut <= bytes.length).toSorted((a, b) => a - b);
        const whole = scanGrowing(bytes);
        const inPieces = scanGrowing(bytes, sizes, { capacity });
        for (const key of ["points", "references", "restarts", "damage", "nextOffset"] as const) {
          expect(inPieces[key]).toEqual(whole[key]);
        }
        expect(inPieces.scanner.tags).toEqual(whole.scanner.tags);
        expect(inPieces.scanner.eventCount).toBe(payloads.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("an event with more values than a batch holds", () => {
  it("is taken in several batches", () => {
    const values = Array.from({ length: 7 }, (_, i) => [textField(1, `t${i}`), floatField(2, i)]);
    const event = summaryEvent(1, 2, ...values);
    const { points, scanner } = scanGrowing(fileOf(event, event), [], { capacity: 3 });
    const expected = values.map((_, i): Point => [`t${i}`, 1, 2, i]);
    expect(points).toEqual([...expected, ...expected]);
    expect(scanner.eventCount).toBe(2);
  });
});

/** The reference to a value of step 7 in the first record of a file. */
function firstRecord(tag: string, payload: Uint8Array) {
  return [tag, 7, 12, payload.length];
}

function tensor(hex: string): Uint8Array {
  return bytesField(8, fromHex(hex));
}

function anyScalarEvent(): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom("a", "b", "c"), fc.integer(), fc.float())
    .map(([tag, step, value]) => scalarEvent(tag, step, value));
}

/** The second tag of a file, "shared", as its first value describes it. */
function tagOf(...fields: Uint8Array[]) {
  const other = summaryEvent(0, 0, [textField(1, "other"), floatField(2, 1)]);
  return scan(other, summaryEvent(0, 0, [textField(1, "shared"), ...fields])).scanner.tags[1];
}

function displayName(name: string): Uint8Array {
  return bytesField(9, textField(2, name));
}

function fileOf(...payloads: Uint8Array[]): Uint8Array {
  return concat(payloads.map(frame));
}

function scan(...payloads: Uint8Array[]) {
  return scanGrowing(fileOf(...payloads));
}
