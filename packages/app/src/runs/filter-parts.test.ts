import { parseRunFilter } from "@runlens/expressions";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chipText,
  nameFilters,
  nameFilterText,
  withNameFilter,
  type NameFilter,
} from "./filter-parts.ts";

describe("chips of a filter", () => {
  it.each([
    ["", []],
    ["resnet", []],
    ["lr >= 0.1", ["lr ≥ 0.1"]],
    ["lr >= 0.1 and lr <= 1", ["lr 0.1 … 1"]],
    ["lr <= -1", ["lr ≤ -1"]],
    ["not (lr < 0.1 or lr > 1)", ["lr 0.1 … 1"]],
    ["not lr > 1", ["lr ≤ 1"]],
    ['opt in ["sgd", "adam"] and last(loss) < 1', ["opt sgd, adam"]],
    ["not bn in [true]", ["bn not true"]],
    ["lr < 1", []],
    ["lr <= 1 or opt in [1]", []],
    ["age <= 60", []],
    ["end <= 60 and `end` <= 60", ["end ≤ 60"]],
    ["lr <= 5m", []],
  ])("of “%s”", (filter, chips) => {
    expect(nameFilters(filter).map(chipText)).toEqual(chips);
  });
});

const UP_TO_ONE: NameFilter = {
  name: "lr",
  condition: { kind: "interval", max: 1 },
  includesMissing: true,
};

describe("withNameFilter", () => {
  it.each([
    ["", "not lr > 1"],
    ["resnet", 'run ~ "resnet" and not lr > 1'],
    ["/a=b/", 'run ~ "a=b" and not lr > 1'],
    ["lr >= 5 and loss < 1", "loss < 1 and not lr > 1"],
    ["a < 1 or b < 1", "(a < 1 or b < 1) and not lr > 1"],
  ])("writes into “%s”", (before, after) => {
    expect(withNameFilter(before, "lr", UP_TO_ONE)).toBe(after);
  });

  it("takes away all that was said of a name", () => {
    expect(withNameFilter("lr >= 0 and loss < 1 and lr <= 1", "lr", undefined)).toBe("loss < 1");
    expect(withNameFilter("lr >= 0", "lr", undefined)).toBe("");
  });

  it("reads again what it wrote, for any name and values", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0); // no −0
    const condition = fc.oneof(
      fc.record({ kind: fc.constant("interval" as const), min: number }),
      fc.record({ kind: fc.constant("interval" as const), min: number, max: number }),
      fc.record({
        kind: fc.constant("values" as const),
        values: fc.array(fc.string(), { minLength: 1 }),
      }),
    );
    const any = fc.record({
      name: fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => name.trim() !== ""),
      condition,
      includesMissing: fc.boolean(),
    });
    fc.assert(
      fc.property(any, (filter) => {
        const text = nameFilterText(filter);
        expect(parseRunFilter(text).kind).toBe("expression");
        expect(nameFilters(text)).toEqual([filter]);
      }),
    );
  });
});
