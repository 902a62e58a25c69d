import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ColumnSpans } from "./column-spans.ts";

const COLUMNS = 7;

describe("spans of columns", () => {
  it("are found by column, in the order in which they were added", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(COLUMNS - 1)), (columns) => {
        const spans = new ColumnSpans();
        columns.forEach((column, i) => spans.add(column, i, i + 1, i));
        const { fields, starts } = spans.byColumn(COLUMNS);
        for (let column = 0; column < COLUMNS; column++) {
          const added = columns.flatMap((each, i) => (each === column ? [i, i + 1, i] : []));
          expect([...fields.subarray(starts[column], starts[column + 1])]).toEqual(added);
        }
      }),
    );
  });

  it("keep what was added when they grow", () => {
    const spans = new ColumnSpans();
    for (let i = 0; i < 10_000; i++) spans.add(i % COLUMNS, i, i + 0.5, i % 3);
    expect(spans.length).toBe(10_000);
    expect(spans.columns.length).toBeGreaterThanOrEqual(10_000);
    expect([spans.columns[9000], spans.layers[9000]]).toEqual([9000 % COLUMNS, 9000 % 3]);
    expect([spans.lows[9000], spans.highs[9000]]).toEqual([9000, 9000.5]);
  });
});
