import { describe, expect, it } from "vitest";
import { createMemoryBudget, type Droppable } from "./memory-budget.ts";

/** Things of a size in a budget of 100 bytes, by name; those that were dropped. */
function setup() {
  let canWrite = true;
  const budget = createMemoryBudget(100);
  const dropped: string[] = [];
  const things = new Map<string, Droppable>();
  return {
    budget,
    dropped,
    allowWriting: (isAllowed: boolean) => void (canWrite = isAllowed),
    /** Names in capitals only have to be read again; those that end with ! are the only copy. */
    use: (name: string, byteLength: number): void => {
      const thing = things.get(name) ?? {
        copy: name.endsWith("!") ? "only" : name === name.toUpperCase() ? "read" : "made",
        drop: () => (canWrite || !name.endsWith("!")) && dropped.push(name) > 0,
      };
      things.set(name, thing);
      budget.use(thing, byteLength);
    },
  };
}

describe("a memory budget", () => {
  it("drops what was not used for the longest time", () => {
    const { budget, use, dropped } = setup();
    use("a", 40);
    use("b", 40);
    use("a", 40);
    use("c", 40);
    expect(dropped).toEqual(["b"]);
    expect(budget.usedBytes).toBe(80);
  });

  it("drops what only has to be read again before what must be worked out again", () => {
    const { budget, use, dropped } = setup();
    use("a", 30);
    use("B", 30);
    use("C", 30);
    use("d", 50);
    expect(dropped).toEqual(["B", "C"]);
    use("E", 80);
    expect(dropped).toEqual(["B", "C", "a", "d"]);
    expect(budget.usedBytes).toBe(80);
  });

  it("counts what grew or shrank by what it takes now", () => {
    const { budget, use, dropped } = setup();
    use("a", 90);
    use("a", 10);
    use("b", 90);
    use("b", 0);
    expect(dropped).toEqual([]);
    expect(budget.usedBytes).toBe(10);
  });

  it("keeps what is in use now even when it alone is too large", () => {
    const { budget, use, dropped } = setup();
    use("a", 10);
    use("b", 500);
    expect(dropped).toEqual(["a"]);
    expect(budget.usedBytes).toBe(500);
  });

  it("drops what must be written last, and keeps it where it cannot be", () => {
    const { budget, use, dropped, allowWriting } = setup();
    use("a!", 40);
    use("b", 30);
    use("C", 30);
    use("d!", 60);
    expect(dropped).toEqual(["C", "b"]);
    expect(budget.hasRoom()).toBe(true);
    allowWriting(false);
    use("e!", 30);
    use("f", 10);
    expect(dropped).toEqual(["C", "b"]);
    expect(budget.usedBytes).toBe(140);
    expect(budget.hasRoom()).toBe(false);
    allowWriting(true);
    expect(budget.hasRoom()).toBe(true);
    expect(dropped).toEqual(["C", "b", "f", "a!"]);
    expect(budget.usedBytes).toBe(90);
  });
});
