import { describe, expect, it } from "vitest";
import { createScanner } from "./event-scanner.ts";
import { createBatch } from "./scan-batch.ts";
import {
  bytesField,
  concat,
  doubleField,
  frame,
  pluginMetadata,
  scalarEvent,
  summaryEvent,
  textField,
  varintField,
} from "./test-support/event-file.ts";

const LARGE = new Uint8Array(100_000).fill(7);
const images = pluginMetadata("images");
const text = pluginMetadata("text");
const value = (tag: string, field: number, ...more: Uint8Array[]) => [
  textField(1, tag),
  bytesField(field, LARGE),
  ...more,
];

/**
 * Scans a file as one does that reads no more of it than the scanner wants, without
 * verifying. Returns what was found, and the offsets of records of which all was wanted.
 */
function scanByPeeking(file: Uint8Array) {
  const scanner = createScanner({ verifyPayloads: false });
  const batch = createBatch();
  const whole: number[] = [];
  let offset = 0;
  let wanted = 600;
  while (offset < file.length) {
    const bytes = file.subarray(offset, offset + wanted);
    const { nextOffset, stop } = scanner.scan(bytes, offset, batch, file.length);
    wanted = stop.kind === "incomplete" && nextOffset === offset ? stop.recordBytes : 600;
    if (wanted > LARGE.length) whole.push(offset);
    offset = nextOffset;
  }
  return { found: contentOf(scanner, batch), whole };
}

function scanWhole(file: Uint8Array) {
  const scanner = createScanner({ verifyPayloads: false });
  const batch = createBatch();
  scanner.scan(file, 0, batch);
  return contentOf(scanner, batch);
}

function contentOf(
  { tags, eventCount, firstTimeSecs }: ReturnType<typeof createScanner>,
  { count, references, damage }: ReturnType<typeof createBatch>,
) {
  return { tags, eventCount, firstTimeSecs, count, references, damage };
}

describe("a large payload that need not be verified", () => {
  it.each<[string, Uint8Array]>([
    ["image", summaryEvent(1, 5, value("a", 4))],
    ["tensor with its metadata behind it", summaryEvent(1, 5, value("a", 8, images))],
    ["histogram", summaryEvent(1, 5, value("a", 5))],
  ])("is read once per tag: %s", (_name, event) => {
    const record = frame(event);
    const file = concat([record, record, record]);
    const { found, whole } = scanByPeeking(file);
    expect(found).toEqual(scanWhole(file));
    expect(found.references).toHaveLength(3);
    expect(whole).toEqual([0]);
  });

  it("is never read where it is a graph", () => {
    const graph = concat([doubleField(1, 5), bytesField(4, LARGE)]);
    const file = concat([frame(graph), frame(scalarEvent("t", 1, 2))]);
    const { found, whole } = scanByPeeking(file);
    expect(found).toEqual(scanWhole(file));
    expect(found.tags.map(({ pluginName }) => pluginName)).toEqual(["graphs", "scalars"]);
    expect(whole).toEqual([]);
  });

  it.each<[string, Uint8Array]>([
    ["two values", summaryEvent(1, 5, value("a", 8, text), value("b", 4))],
    ["a negative step", summaryEvent(-1, 5, value("a", 8, text))],
    ["fields in another order", concat([varintField(2, 1), summaryEvent(2, 5, value("a", 8))])],
    ["a long tag", summaryEvent(1, 5, value("a".repeat(600), 8, text))],
    ["a value of a scalar tag", summaryEvent(1, 5, value("t", 8))],
  ])("is read each time where its first bytes leave doubts: %s", (_name, event) => {
    const known = [scalarEvent("t", 0, 1), summaryEvent(0, 5, value("a", 8, text))].map(frame);
    const file = concat([...known, frame(event), frame(event)]);
    const { found, whole } = scanByPeeking(file);
    expect(found).toEqual(scanWhole(file));
    expect(whole).toHaveLength(3);
  });

  it("is waited for until the file holds all of it", () => {
    const record = frame(summaryEvent(1, 5, value("a", 4)));
    const scanner = createScanner({ verifyPayloads: false });
    const batch = createBatch();
    scanner.scan(record, 0, batch, record.length);
    const { nextOffset, stop } = scanner.scan(record.subarray(0, 600), 0, batch, 99_999);
    expect({ nextOffset, stop }).toEqual({
      nextOffset: 0,
      stop: { kind: "incomplete", recordBytes: record.length },
    });
  });
});

describe("zeros that something follows", () => {
  it("are damage from their first byte on", () => {
    const record = frame(scalarEvent("t", 1, 2));
    const zeros = new Uint8Array(1000);
    const scanner = createScanner();
    const batch = createBatch();
    const bytes = concat([record, zeros]);
    expect(scanner.scan(bytes, 0, batch)).toMatchObject({ nextOffset: record.length });
    scanner.takeZerosAsDamage();
    const { nextOffset, stop } = scanner.scan(zeros, record.length, batch);
    expect(stop).toEqual({ kind: "searching", damagedFrom: record.length });
    scanner.scan(concat([zeros.subarray(0, 11), record]), nextOffset, batch);
    expect(batch.count).toBe(2);
    expect(batch.damage).toMatchObject([{ offset: record.length, byteLength: 1000 }]);
  });
});
