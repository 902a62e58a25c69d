import type { Cell, RunTable } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { createCellCache } from "./cell-cache.ts";

function setup() {
  const asked: string[] = [];
  const waiting: { answer: () => void; fail: () => void }[] = [];
  let value = 0;
  const cache = createCellCache(({ runs = [], columns = [] }) => {
    asked.push(`${runs.join("")}×${columns.join("")}`);
    return new Promise<RunTable>((resolve, reject) =>
      waiting.push({
        answer() {
          value += 1;
          const rows = runs
            .filter((run) => run !== "gone")
            .map((run) => ({ run, cells: columns.map((column) => `${run}${column}${value}`) }));
          resolve({ runCount: 9, matchCount: rows.length, rows, unknownNames: [] });
        },
        fail: () => reject(new Error("no server")),
      }),
    );
  });
  const settle = async (how: "answer" | "fail"): Promise<void> => {
    waiting.shift()?.[how]();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const get = (run: string, column: string): Cell => cache.lookup.get()(run, column);
  return { cache, get, asked, answer: () => settle("answer"), fail: () => settle("fail") };
}

describe("a cache of cells", () => {
  it("asks for what it lacks, once", async () => {
    const { cache, get, asked, answer } = setup();
    cache.want(["a", "b"], ["x"]);
    await answer();
    expect([get("a", "x"), cache.isKnown("b", "x")]).toEqual(["ax1", true]);
    cache.want(["b", "c"], ["x"]);
    await answer();
    cache.want(["a", "b", "c"], ["x"]);
    expect(asked).toEqual(["ab×x", "c×x"]);
  });

  it("has one request at a time, and forgets wishes that newer ones replaced", async () => {
    const { cache, asked, answer } = setup();
    cache.want(["a"], ["x"]);
    cache.want(["b"], ["x"]);
    cache.want(["c"], ["x"]);
    expect(asked).toEqual(["a×x"]);
    await answer();
    await answer();
    expect(asked).toEqual(["a×x", "c×x"]);
  });

  it("keeps old values until new ones come", async () => {
    const { cache, get, asked, answer } = setup();
    cache.want(["a", "b"], ["x", "y"]);
    await answer();
    cache.markOld({ runs: ["a"] });
    expect(get("a", "x")).toBe("ax1");
    await answer();
    expect([get("a", "x"), get("b", "x")]).toEqual(["ax2", "bx1"]);
    cache.markOld({ column: "y" });
    await answer();
    expect(asked).toEqual(["ab×xy", "a×xy", "ab×y"]);
  });

  it("asks again for what became old while it was asked for", async () => {
    const { cache, get, asked, answer } = setup();
    cache.want(["a", "b"], ["x", "y"]);
    cache.markOld({ runs: ["a"] });
    await answer();
    await answer();
    expect(asked).toEqual(["ab×xy", "a×xy"]);
    expect([get("a", "y"), get("b", "y")]).toEqual(["ay2", "by1"]);
  });

  it("takes a run without a row for one without values", async () => {
    const { cache, get, asked, answer } = setup();
    cache.want(["gone"], ["x"]);
    await answer();
    expect([get("gone", "x"), cache.isKnown("gone", "x")]).toEqual([undefined, true]);
    expect(asked).toHaveLength(1);
  });

  it("asks again with the next wish after a failure", async () => {
    const { cache, get, asked, answer, fail } = setup();
    cache.want(["a"], ["x"]);
    await fail();
    expect(asked).toHaveLength(1);
    cache.want(["a"], ["x"]);
    await answer();
    expect(get("a", "x")).toBe("ax1");
  });
});
