import { describe, expect, it } from "vitest";
import { findCycles } from "./cycles.ts";

const cyclesOf = (graph: Record<string, string[]>): string[] =>
  findCycles(new Map(Object.entries(graph)));

describe("findCycles", () => {
  it.each([
    [{ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }, []],
    [{ a: ["b"], b: ["a"] }, ["a → b → a"]],
    [{ a: ["a"] }, ["a → a"]],
    [{ a: ["b"], b: ["c"], c: ["b"] }, ["b → c → b"]],
    [{ a: ["elsewhere"] }, []],
  ])("finds in %j the cycles %j", (graph, cycles) => {
    expect(cyclesOf(graph)).toEqual(cycles);
  });
});
