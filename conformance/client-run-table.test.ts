import { createMemoryAnnotations } from "@runlens/annotations";
import { RunlensError, type Client, type RunTableQuery } from "@runlens/client";
import { readRunColumns, readRunTable } from "@runlens/server";
import { scalarValue, sessionEndValue, sessionStartValue } from "@runlens/writer/encode";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { logged, loggedStore, type LoggedFile } from "./logged-store.ts";
import { serveToClient } from "./served-client.ts";

const FILES: readonly LoggedFile[] = Array.from({ length: 12 }, (_, i) => ({
  run: i % 3 === 0 ? `s${i}` : `s${i}/train`,
  events: [
    logged(0, sessionStartValue({ hparams: hparamsOf(i), startTimeSecs: 1000 })),
    ...[1, 2, 3].map((step) => logged(step, scalarValue("val/loss", valueAt(i, step)))),
    ...(i % 4 === 0 ? [logged(4, sessionEndValue({ endTimeSecs: 1004 }))] : []),
  ],
}));

function hparamsOf(i: number) {
  return { lr: 10 ** -i, "model name": i % 2 === 0 ? "ResNet-9" : "ResNet-10", bn: i % 5 === 0 };
}

function valueAt(i: number, step: number): number {
  if (i === 5) return NaN;
  return i === 6 ? Infinity : Math.sin(i + step);
}

const anyExpression = fc.constantFrom(
  "run",
  "lr",
  "`model name`",
  "bn",
  "state",
  "last(val/loss)",
  "at_step(val/loss, 2) - mean(val/loss)",
  "has_nan(val/loss)",
  "min(nope)",
  "duration",
);

const anyQuery: fc.Arbitrary<RunTableQuery> = fc.record(
  {
    experiment: fc.constantFrom("", "x y"),
    columns: fc.array(anyExpression, { maxLength: 4 }),
    filter: fc.constantFrom(
      "",
      "train",
      "lr < 1e-4 and not bn",
      "max(val/loss) > 0",
      'state != "live"',
    ),
    sort: fc.array(
      fc.record({ by: anyExpression, isDescending: fc.boolean() }, { requiredKeys: ["by"] }),
      { maxLength: 2 },
    ),
    groupBy: anyExpression,
    offset: fc.nat(4),
    limit: fc.nat(20),
  },
  { requiredKeys: ["experiment"] },
);

describe("the client's table of runs", () => {
  const { reader } = loggedStore(FILES);
  const annotations = createMemoryAnnotations();
  let client: Client;

  beforeAll(async () => {
    const served = await serveToClient({ reader, annotations });
    ({ client } = served);
    return served.close;
  });

  it("is the server's, for every query", async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        const table = await readRunTable({ reader, annotations }, query, Date.now() / 1000);
        expect(await client.runTable(query)).toEqual(table);
      }),
      { numRuns: 200 },
    );
  });

  it("has what programs log as hyperparameters", async () => {
    const query = {
      experiment: "",
      filter: "lr > 1e-3",
      columns: ["run", "lr", "`model name`", "bn"],
    };
    expect((await client.runTable(query)).rows.map(({ cells }) => cells)).toEqual([
      ["s0", 1, "ResNet-9", true],
      ["s1/train", 0.1, "ResNet-10", false],
      ["s2/train", 0.01, "ResNet-9", false],
    ]);
  });

  it("has the same columns to choose from", async () => {
    const query = { experiment: "" };
    const columns = await client.runColumns(query);
    expect(columns).toEqual(await readRunColumns(reader, query));
    expect(columns.hyperparameters.map(({ name }) => name)).toEqual(["bn", "lr", "model name"]);
  });

  it("is refused for what is no expression", async () => {
    const error = await client.runTable({ experiment: "", filter: "lr <" }).catch(String);
    expect(error).toContain("filter, character 5: Expected a value, found the end.");
    await expect(client.runTable({ experiment: "", limit: -1 })).rejects.toBeInstanceOf(
      RunlensError,
    );
  });
});
