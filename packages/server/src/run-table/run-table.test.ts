import { createMemoryAnnotations } from "@runlens/annotations";
import type { Cell, RunTableQuery } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { sessionStore, type LoggedRuns } from "../test-support/session-store.ts";
import { readRunColumns } from "./read-run-columns.ts";
import { readRunTable } from "./read-run-table.ts";

const NOW_SECS = 10_000;

/** Hyperparameters of the directory, then points of "loss" as [wall time, step, value]. */
const RUNS: LoggedRuns = {
  a: {
    hparams: { lr: 0.1, opt: "sgd" },
    loss: [
      [100, 0, 0.5],
      [9_990, 10, 0.25],
    ],
  },
  "a/val": { loss: [[110, 0, 0.75]] },
  b: { hparams: { lr: 0.01, opt: "adam", bn: true }, hasEnded: true, loss: [[120, 0, NaN]] },
  "c-10": {
    hparams: { lr: 0.001, opt: "adam" },
    loss: [
      [130, 0, 0.125],
      [140, 5, Infinity],
    ],
  },
  "c-9": { loss: [[150, 0, 9]] },
};

async function setup(runs = RUNS) {
  const store = sessionStore(runs);
  const annotations = createMemoryAnnotations();
  await annotations.change({
    experiment: "",
    changes: [{ kind: "setRun", run: "b", patch: { tags: ["best"], displayName: "Champion" } }],
  });
  const table = (query: Omit<RunTableQuery, "experiment">) =>
    readRunTable({ reader: store.reader, annotations }, { experiment: "", ...query }, NOW_SECS);
  return {
    store,
    table,
    names: async (query: Omit<RunTableQuery, "experiment">) =>
      (await table(query)).rows.map(({ run }) => run).join(" "),
    columns: async (...columns: string[]): Promise<(readonly Cell[])[]> =>
      (await table({ columns })).rows.map(({ cells }) => cells),
    problem: async (query: Omit<RunTableQuery, "experiment">) =>
      table(query).then(
        () => undefined,
        (error: unknown) => error,
      ),
  };
}

describe("a table of runs", () => {
  it("has all runs by start time", async () => {
    const { table } = await setup();
    expect(await table({ limit: 2 })).toEqual({
      runCount: 5,
      matchCount: 5,
      rows: [
        { run: "a", cells: [] },
        { run: "a/val", cells: [] },
      ],
      unknownNames: [],
    });
  });

  it("looks at named runs only, if any are named", async () => {
    const { table } = await setup();
    const columns = ["last(loss)"];
    expect(await table({ runs: ["c-9", "a", "gone"], columns })).toMatchObject({
      runCount: 5,
      matchCount: 2,
      rows: [
        { run: "a", cells: [0.25] },
        { run: "c-9", cells: [9] },
      ],
    });
    expect(await table({ runs: ["a", "b"], filter: "last(loss) < 1" })).toMatchObject({
      rows: [{ run: "a" }],
    });
  });

  it.each([
    ["^C-", "c-10 c-9"],
    ["champ", "b"],
    ['run ~ "champ"', "b"],
    ['run !~ "champ" and run ~ "^[a-b]"', "a a/val"],
    ['run = "Champion"', "b"],
    ["lr < 0.1", "b c-10"],
    ["lr = 0.1", "a a/val"],
    ['opt = "adam" and not has_nan(loss)', "c-10"],
    ["nan_tags > 0", "b"],
    ["nonfinite_tags > 0", "b c-10"],
    ["bn", ""],
    ["bn = true", "b"],
    ['tag:"best"', "b"],
    ["tag:best", "b"],
    ["not bn", "a a/val c-10 c-9"],
    ["last(loss) < 0.5", "a"],
    ["loss < 0.5", "a"],
    ["at_step(loss, 2 + 3) > 0", "a c-10"],
    ["min(loss) < 0.2 or max(loss) > 8", "c-10 c-9"],
    ["mean(loss) = 0.375", "a"],
    ["count(loss) = 2", "a c-10"],
    ["age < 1m", "a"],
    ["age(loss) > 2h", "a/val b c-10 c-9"],
    ['state = "live"', "a"],
    ['state in ["finished"]', "b c-9"],
    ['state = "stalled"', "a/val c-10"],
    ["duration > 0 and end - start < 100", "c-10"],
  ])("filtered by %s has %s", async (filter, names) => {
    const { table } = await setup();
    const { rows, matchCount } = await table({ filter });
    expect(rows.map(({ run }) => run).join(" ")).toBe(names);
    expect(matchCount).toBe(rows.length);
  });

  it.each([
    ["run", false, "a a/val b c-9 c-10"],
    ["run", true, "c-10 c-9 b a/val a"],
    ["lr", false, "c-10 b a a/val c-9"],
    ["lr", true, "a a/val b c-10 c-9"],
    ["last(loss)", false, "a a/val c-9 c-10 b"],
    ["last(loss)", true, "c-10 c-9 a/val a b"],
  ])("sorted by %s, descending: %s, is %s", async (by, isDescending, names) => {
    const { table } = await setup();
    const { rows } = await table({ sort: [{ by, isDescending }] });
    expect(rows.map(({ run }) => run).join(" ")).toBe(names);
  });

  it("is sorted by several orders, and shows a part", async () => {
    const { names } = await setup();
    const sort = [{ by: "opt" }, { by: "run", isDescending: true }];
    expect(await names({ sort })).toBe("c-10 b a/val a c-9");
    expect(await names({ sort, offset: 1, limit: 2 })).toBe("b a/val");
  });

  it("puts runs of a group together, groups in the order of their first runs", async () => {
    const { table } = await setup();
    const { rows, groups } = await table({ groupBy: "opt", sort: [{ by: "run" }] });
    expect(rows.map(({ run }) => run)).toEqual(["a", "a/val", "b", "c-10", "c-9"]);
    expect(groups).toEqual([
      { key: "sgd", runCount: 2 },
      { key: "adam", runCount: 2 },
      { key: undefined, runCount: 1 },
    ]);
  });

  it("computes any expression, what is missing and what is no finite number included", async () => {
    const { columns } = await setup();
    expect(await columns("opt", "last(loss)", "lr * 10", "last(loss) - first(loss)")).toEqual([
      ["sgd", 0.25, 1, -0.25],
      ["sgd", 0.75, 1, 0],
      ["adam", NaN, 0.1, NaN],
      ["adam", Infinity, 0.01, Infinity],
      [undefined, 9, undefined, 0],
    ]);
  });

  it("follows what is logged", async () => {
    const { store, names } = await setup();
    expect(await names({ filter: "loss = 0.0625" })).toBe("");
    store.log("a", "loss", [[9_995, 11, 0.0625]]);
    expect(await names({ filter: "loss = 0.0625" })).toBe("a");
    store.log("new", "loss", [[9_999, 1, 0.0625]]);
    expect(await names({ filter: "loss = 0.0625" })).toBe("a new");
  });

  it("names what no run has, and lets no comparison with it hold", async () => {
    const { table } = await setup();
    const query = { filter: "lrr < 1 or last(los) < 1 or lr > 1", columns: ["nope"] };
    const { matchCount, unknownNames } = await table(query);
    expect([matchCount, unknownNames]).toEqual([0, ["lrr", "los"]]);
  });

  it.each([
    [{ filter: "lr <" }, "expression.syntax", "filter, character 5: Expected a value"],
    [{ filter: "(" }, "expression.syntax", "filter, character 1: "],
    [{ columns: ["run", "f(x)"] }, "expression.unknownFunction", "columns.1, character 1: "],
    [{ sort: [{ by: "-run" }] }, "expression.type", "sort.0.by, character 2: "],
    [{ groupBy: "" }, "expression.syntax", "groupBy, character 1: "],
  ])("refuses %j", async (query, code, message) => {
    const { problem } = await setup();
    expect(await problem(query)).toMatchObject({ code, message: expect.stringContaining(message) });
  });
});

describe("columns of runs", () => {
  it("are hyperparameters with types and ranges, and scalar tags", async () => {
    const { store } = await setup();
    expect(await readRunColumns(store.reader, { experiment: "" })).toEqual({
      hyperparameters: [
        { name: "bn", types: ["truth"], runCount: 1, values: [true] },
        {
          name: "lr",
          types: ["number"],
          runCount: 4,
          min: 0.001,
          max: 0.1,
          values: [0.001, 0.01, 0.1],
        },
        { name: "opt", types: ["text"], runCount: 4, values: ["adam", "sgd"] },
      ],
      tags: [{ tag: "loss", runCount: 5 }],
    });
  });

  it("list no more values than a person would choose from", async () => {
    const runs = Array.from({ length: 51 }, (_, i) => [`r${i}`, { hparams: { i } }] as const);
    const { store } = await setup(Object.fromEntries(runs));
    const { hyperparameters } = await readRunColumns(store.reader, { experiment: "" });
    expect(hyperparameters).toEqual([
      { name: "i", types: ["number"], runCount: 51, min: 0, max: 50 },
    ]);
  });
});
