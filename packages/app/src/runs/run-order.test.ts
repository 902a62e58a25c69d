import type { Run } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { ownOrder, usualSort } from "./run-order.ts";

const run = (name: string, startTimeSecs?: number): Run => ({
  name,
  seriesCount: 1,
  pointCount: 1,
  damagedRecords: 0,
  ...(startTimeSecs !== undefined && { startTimeSecs }),
});
const [a, b, c, d, e] = [run("a", 20), run("b"), run("c", 30), run("d", 10), run("e", 30)];
const ORDERS = { byName: [a, b, c, d, e], oldestFirst: [b, d, a, e, c] };
const inOrder = (by: string, isDescending: boolean) =>
  ownOrder(ORDERS, { by, isDescending })
    ?.map(({ name }) => name)
    .join("");

describe("the order of runs", () => {
  it.each([
    ["run", false, "abcde"],
    ["run", true, "edcba"],
    ["start", false, "daecb"],
    ["start", true, "ceadb"],
  ])("by %s, descending %s, is %s", (by, isDescending, names) => {
    expect(inOrder(by, isDescending)).toBe(names);
  });

  it("by anything else is the server's", () => expect(inOrder("lr", false)).toBeUndefined());

  it("is by name, and of more runs than a fresh page selects the newest come first", () => {
    expect(usualSort(500)).toEqual({ by: "run" });
    expect(usualSort(501)).toEqual({ by: "start", isDescending: true });
  });
});
