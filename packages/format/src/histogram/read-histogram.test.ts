import { describe, expect, it } from "vitest";
import { bytesField, concat, doubleField, varintField } from "../test-support/event-file.ts";
import { readHistogram } from "./read-histogram.ts";

describe("readHistogram", () => {
  it("reads the rows of a tensor", () => {
    expect(readHistogram(tensor([2, 3], [0, 1, 4, 1, 2, 5]))).toEqual({
      kind: "histogram",
      buckets: [
        [0, 1, 4],
        [1, 2, 5],
      ],
      oddBuckets: 0,
      oddValues: 0,
    });
  });

  it("upgrades a legacy histogram", () => {
    const bytes = concat([
      doubleField(1, -1),
      doubleField(2, 2),
      doubleField(6, 0),
      doubleField(6, 5),
      doubleField(7, 3),
      doubleField(7, 4),
    ]);
    expect(readHistogram({ kind: "histogram", bytes })).toMatchObject({
      buckets: [
        [-1, 0, 3],
        [0, 2, 4],
      ],
    });
  });

  it("leaves out buckets without a place, and counts what they hold", () => {
    const rows = [-Infinity, 0, 2, 0, 1, 7, 1, NaN, 3, 1, 2, NaN, 2, 3, -1, 3, Infinity, Infinity];
    expect(readHistogram(tensor([6, 3], rows))).toEqual({
      kind: "histogram",
      buckets: [[0, 1, 7]],
      oddBuckets: 5,
      oddValues: 5,
    });
  });

  it("takes no rows for an empty histogram", () => {
    expect(readHistogram(tensor([0, 3], []))).toMatchObject({ buckets: [], oddBuckets: 0 });
  });

  it.each([
    [[], [4]],
    [[3], [0, 1, 4]],
    [
      [1, 2],
      [0, 1],
    ],
    [
      [1, 3, 1],
      [0, 1, 4],
    ],
  ])("refuses the shape %j", (shape, values) => {
    expect(readHistogram(tensor(shape, values))).toEqual({
      kind: "unreadable",
      reason: `float64 of shape [${shape.join(", ")}] is no histogram, which has three columns`,
    });
  });
});

/** A TensorProto of float64, its values in `tensor_content`. */
function tensor(shape: readonly number[], values: readonly number[]) {
  const dimensions = shape.map((size) => bytesField(2, varintField(1, size)));
  const content = new Uint8Array(Float64Array.from(values).buffer);
  const bytes = concat([
    varintField(1, 2),
    bytesField(2, concat(dimensions)),
    bytesField(4, content),
  ]);
  return { kind: "tensor", bytes } as const;
}
