import { createMemoryAnnotations } from "@runlens/annotations";
import type { Client, LinesQuery } from "@runlens/client";
import { readLines } from "@runlens/server";
import { simpleValue } from "@runlens/writer/encode";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { logged, loggedStore, type LoggedFile } from "./logged-store.ts";
import { serveToClient } from "./served-client.ts";

const FILES: readonly LoggedFile[] = ["a", "b", "c/d", "e"].map((run, r) => ({
  run,
  events: Array.from({ length: 200 }, (_, i) =>
    logged(
      i,
      simpleValue("loss", i % 70 === 7 ? NaN : Math.sin(i / (9 + r))),
      ...(i % (r + 2) === 0
        ? [simpleValue("val/loss", 1 / (i + 1)), simpleValue("epoch", i / 10)]
        : []),
    ),
  ),
}));

const anyLines: fc.Arbitrary<LinesQuery> = fc.record(
  {
    experiment: fc.constantFrom("", "x y"),
    xAxis: fc.constantFrom<LinesQuery["xAxis"]>("step", "wall", "relative", { tag: "epoch" }),
    columns: fc.integer({ min: 1, max: 60 }),
    smoothing: fc.constantFrom(0, 0.6),
    smoothingKind: fc.constantFrom("ema", "timeEma", "gaussian"),
    tags: fc.subarray(["loss", "val/loss", "nope"]),
    expressions: fc.subarray(["loss - val/loss", "diff(cumsum(loss))", "x / baseline", "nope + 1"]),
    x: fc.constantFrom("loss"),
    baselineRun: fc.constantFrom("a", "nope"),
    groups: fc.subarray([
      { name: "all", runs: ["a", "b", "c/d", "e"] },
      { name: "two", runs: ["b", "e"] },
      { name: "none", runs: ["nope"] },
    ]),
    centre: fc.constantFrom("mean", "median", "iqm"),
    band: fc.constantFrom("none", "std", "stderr", "minMax", "bootstrap"),
    xRange: fc.constant({ min: 10, max: 1100 }),
  },
  { requiredKeys: ["experiment", "xAxis", "columns", "smoothing", "x"] },
);

describe("the client's lines", () => {
  const doors = { reader: loggedStore(FILES).reader, annotations: createMemoryAnnotations() };
  let client: Client;

  beforeAll(async () => {
    const served = await serveToClient(doors);
    ({ client } = served);
    return served.close;
  });

  it("are those of the store for every query", async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (query) => {
        expect(await client.windows(query)).toEqual(await readLines(doors, query));
      }),
    );
  });

  it("follow the baseline that is chosen in the annotations", async () => {
    const query = { experiment: "", xAxis: "step", columns: 100, smoothing: 0 } as const;
    const relative = { ...query, expressions: ["x - baseline"], x: "loss", runs: ["a", "b"] };
    expect(await client.windows(relative)).toEqual([]);
    await client.annotations.change({
      experiment: "",
      changes: [{ kind: "setBaseline", run: "b" }],
    });
    const [a, b] = await client.windows(relative);
    expect([a?.run, b?.run, b?.values[0], b?.values[100]]).toEqual(["a", "b", 0, 0]);
    expect(a?.values[1]).toBeCloseTo(Math.sin(1 / 9) - Math.sin(1 / 10), 6);
  });

  it("refuse what is no expression, with a code and the place", async () => {
    const query = { experiment: "", xAxis: "step", columns: 100, smoothing: 0 } as const;
    await expect(client.windows({ ...query, expressions: ["loss -"] })).rejects.toMatchObject({
      code: "expression.syntax",
      message: expect.stringContaining("expressions.0: Character 7") as string,
    });
    await expect(client.windows({ ...query, smoothing: 5 })).rejects.toMatchObject({
      code: "api.invalidRequest",
      message: "body.smoothing: A weight is at most 0.999.",
    });
    const calm = await client.windows({
      ...query,
      tags: ["loss"],
      smoothing: 5,
      smoothingKind: "mean",
    });
    expect(calm).toHaveLength(FILES.length);
  });
});
