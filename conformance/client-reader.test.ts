import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { createClient, RunlensError, type Client } from "@runlens/client";
import type { Change, PointsQuery, Reader } from "@runlens/model";
import {
  histogramValue,
  imageValue,
  scalarValue,
  simpleValue,
  tensorValue,
  textValue,
} from "@runlens/writer/encode";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { logged, loggedStore, type LoggedFile } from "./logged-store.ts";
import { serveToClient } from "./served-client.ts";

const PNG = { bytes: Uint8Array.of(1, 2, 3), width: 1, height: 1 };

const steps = Array.from({ length: 200 }, (_, i) => i);

const FILES: readonly LoggedFile[] = [
  {
    run: "a/ü 1",
    events: [
      ...steps.map((i) => logged(i, scalarValue("loss", i % 50 === 7 ? NaN : Math.sin(i / 9)))),
      logged(100, simpleValue("loss", Infinity)),
      logged(101, textValue("note/ü", ["one", "two"])),
      logged(102, textValue("note/ü", "three", { description: "*text*" })),
      logged(103, imageValue("pic", PNG), histogramValue("h", [1, 2, 3])),
      {
        step: 0,
        wallTimeSecs: 1e300,
        values: [tensorValue("t", { values: [2 ** 31], dtype: "float64" })],
      },
    ],
  },
  {
    run: "b",
    events: steps.map((i) => logged(i, simpleValue("loss", i), simpleValue("lr", 1 / i))),
  },
  { run: ".", events: [logged(0, simpleValue("x?&#", -0))] },
];

const RUNS = ["a/ü 1", "b", ".", "nope"];
const TAGS = ["loss", "lr", "note/ü", "pic", "h", "t", "x?&#", "nope"];

const anyNames = (names: readonly string[]) =>
  fc.option(fc.subarray([...names]), { nil: undefined });
const anyAttempts = fc.constantFrom("last" as const, "all" as const, undefined);

/** Leaves out what is undefined: absent and undefined differ for exact types. */
function present<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

const anySeriesQuery = fc
  .record({
    experiment: fc.constantFrom("", "x y"),
    runs: anyNames(RUNS),
    tags: anyNames(TAGS),
    pluginName: fc.constantFrom("scalars", "text", "nope", undefined),
  })
  .map(present);

const anyPointsQuery: fc.Arbitrary<PointsQuery> = fc
  .record({
    experiment: fc.constantFrom("", "x y"),
    run: fc.constantFrom(...RUNS),
    tag: fc.constantFrom(...TAGS),
    attempts: anyAttempts,
  })
  .map(present);

describe("the client's reader", () => {
  const store = loggedStore(FILES);
  const { reader } = store;
  let client: Client;

  beforeAll(async () => {
    const served = await serveToClient({ reader }, { pathPrefix: "/a/b", windowTitle: "Lab" });
    ({ client } = served);
    return served.close;
  });

  /** Holds one question for both readers against the other. */
  async function isSame(ask: (from: Reader) => Promise<unknown>): Promise<void> {
    expect(await ask(client)).toEqual(await ask(reader));
  }

  it("has the same experiments, runs and status", async () => {
    await isSame((from) => from.experiments());
    await isSame((from) => from.runs({ experiment: "" }));
    const status = await client.status();
    expect(status).toEqual({ ...(await reader.status()), version: "1.2.3", windowTitle: "Lab" });
  });

  it("has the same series for every query", async () => {
    await fc.assert(
      fc.asyncProperty(anySeriesQuery, (query) => isSame((from) => from.series(query))),
    );
  });

  it("has the same points for every query", async () => {
    await fc.assert(
      fc.asyncProperty(anyPointsQuery, (query) => isSame((from) => from.points(query))),
    );
  });

  it("has the same values for every query", async () => {
    const anyQuery = fc
      .tuple(
        anyPointsQuery,
        fc.record({
          last: fc.option(fc.nat(5), { nil: undefined }),
          positions: fc.option(fc.array(fc.nat(5)), { nil: undefined }),
          maxBytes: fc.option(fc.nat(200), { nil: undefined }),
        }),
      )
      .map(([query, more]) => ({ ...query, ...present(more) }));
    await fc.assert(fc.asyncProperty(anyQuery, (query) => isSame((from) => from.values(query))));
    // Those with positions travel together.
    const anyQueries = fc.array(anyQuery, { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyQueries, (queries) =>
        isSame((from) => Promise.all(queries.map((query) => from.values(query)))),
      ),
    );
  });

  it("has the same moments for every query", async () => {
    const query = { experiment: "", run: "a/ü 1", tag: "t" };
    expect(await client.moments(query)).toMatchObject({
      steps: Float64Array.of(0),
      wallTimesSecs: Float64Array.of(1e300),
    });
    await fc.assert(fc.asyncProperty(anyPointsQuery, (any) => isSame((from) => from.moments(any))));
  });

  it("has the same windows for every query", async () => {
    const anyQuery = fc
      .tuple(
        anySeriesQuery,
        fc.record({
          xAxis: fc.constantFrom("step" as const, "relative" as const, "wall" as const),
          columns: fc.integer({ min: 1, max: 60 }),
          smoothing: fc.constantFrom(0, 0.6),
        }),
        fc.record({
          smoothingKind: fc.constantFrom(undefined, "timeEma" as const, "gaussian" as const),
          xRange: fc.option(fc.constant({ min: 10, max: 1100 }), { nil: undefined }),
          attempts: anyAttempts,
        }),
      )
      .map(([query, window, more]) => ({ ...query, ...window, ...present(more) }));
    await fc.assert(fc.asyncProperty(anyQuery, (query) => isSame((from) => from.windows(query))));
  });

  it("has tags and texts, too", async () => {
    const { tags } = await client.tags({ experiment: "", pluginName: "text" });
    expect(tags).toMatchObject([{ tag: "note/ü", runIndexes: [expect.any(Number)] }]);
    const { values } = await client.texts({ experiment: "", run: "a/ü 1", tag: "note/ü", last: 1 });
    expect(values).toMatchObject([{ step: 102, texts: ["three"] }]);
  });

  it("is told the same changes, after one that has it ask for lists", async () => {
    const ours: Change[] = [];
    const theirs: Change[] = [];
    const watching = [reader.watch((c) => ours.push(c)), client.watch((c) => theirs.push(c))];
    await expect.poll(() => theirs.length).toBe(1);
    expect(theirs[0]).toMatchObject({ version: 0, listsChanged: true });
    loggedStore([{ run: "new", events: [logged(0, simpleValue("loss", 1))] }], store);
    await expect.poll(() => theirs.length).toBe(2);
    expect(theirs.slice(1)).toEqual(ours);
    expect(ours[0]?.series).toEqual(new Map([["new", ["loss"]]]));
    for (const subscription of watching) subscription.close();
  });

  it("fails with the server's code, or says that nobody answers", async () => {
    const query = { experiment: "", run: "a", tag: "loss" };
    const refused = client.values({ ...query, maxBytes: 2 ** 40 });
    await expect(refused).rejects.toThrow(RunlensError);
    await expect(refused).rejects.toMatchObject({ code: "api.invalidRequest" });
    await expect(client.texts(query)).rejects.toMatchObject({ code: "route.notFound" });
    const nobody = createClient("http://localhost:1/");
    await expect(nobody.runs(query)).rejects.toMatchObject({ code: "server.unreachable" });
  });

  it("says so when a server is none of ours", async () => {
    const other: Server = createServer((_, response) => response.writeHead(503).end("busy"));
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const answer = createClient(`http://127.0.0.1:${port}/`).runs({ experiment: "" });
    await expect(answer).rejects.toMatchObject({ code: "server.refused" });
    other.close();
  });

  it("gives up what is aborted, and nothing else", async () => {
    const query = { experiment: "", run: "b", tag: "loss" };
    const reason = new Error("no longer wanted");
    await expect(client.points(query, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(await client.points(query)).toMatchObject({ length: 200 });
  });
});
