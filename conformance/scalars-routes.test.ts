import { findPlugins } from "@runlens/cli";
import { createApp, loadPlugin } from "@runlens/server";
import { describe, expect, it } from "vitest";
import { smallStore } from "./small-store.ts";

/** What the recordings do not show, or only where they are at hand. */
async function setup(values: ArrayLike<number> = [0.00001, NaN, 2]) {
  const plugins = await Promise.all((await findPlugins()).map(loadPlugin));
  const settings = { version: "0.0.0", windowTitle: "", pathPrefix: "", host: "localhost" };
  const app = createApp({ reader: smallStore(values).reader, plugins, settings });
  const ask = async (route: string, init: RequestInit = {}) =>
    app.request(`/data/plugin/scalars/${route}`, init);
  return {
    ask,
    json: async (route: string) => JSON.parse(await (await ask(route)).text()),
    multirun: async (form: string) =>
      ask("scalars_multirun", { method: "POST", body: new URLSearchParams(form) }),
  };
}

const ROWS = [
  [1000, 0, 0.00001],
  [1001, 1, "NaN"],
  [1002, 2, 2],
];

describe("scalars routes", () => {
  it("list tags with their descriptions as HTML", async () => {
    const { json } = await setup();
    expect(await json("tags")).toEqual({
      train: {
        loss: { displayName: "Loss", description: "<p>Less is <em>better</em></p>" },
      },
    });
  });

  it("send a series as rows, or as a table", async () => {
    const { ask, json } = await setup();
    expect(await json("scalars?run=train&tag=loss")).toEqual(ROWS);
    expect(await json("scalars?run=train&tag=loss&format=xml")).toEqual(ROWS);
    const table = await ask("scalars?run=train&tag=loss&format=csv");
    expect(table.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await table.text()).toBe(
      "Wall time,Step,Value\r\n1000.0,0,1e-05\r\n1001.0,1,nan\r\n1002.0,2,2.0\r\n",
    );
  });

  it("send one tag of many runs, and leave out those that lack it", async () => {
    const { multirun } = await setup();
    const response = await multirun("tag=loss&runs=train&runs=nope&runs=train");
    expect(await response.json()).toEqual({ train: ROWS });
    expect(await (await multirun("tag=loss")).json()).toEqual({});
  });

  it("send at most 1,000 points of a series, a lone spike among them", async () => {
    const values = new Float64Array(100_000);
    values[54_321] = 7;
    const { json } = await setup(values);
    const rows: unknown[] = await json("scalars?run=train&tag=loss");
    expect(rows.length).toBeLessThanOrEqual(1000);
    expect(rows).toContainEqual([55_321, 54_321, 7]);
    expect(rows.at(0)).toEqual([1000, 0, 0]);
    expect(rows.at(-1)).toEqual([100_999, 99_999, 0]);
  });

  it.each([
    [
      "scalars?run=it's",
      400,
      `Invalid argument: Both run and tag must be specified: tag=None, run="it's"`,
    ],
    ["scalars?run=x&tag=y", 404, "Not found: No scalar data for run='x', tag='y'"],
  ])("answer %s with %i", async (route, status, text) => {
    const { ask } = await setup();
    const response = await ask(route);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
  });

  it.each(["", "runs=train", "tag=a&tag=b"])("want one tag, not %j", async (form) => {
    const { multirun } = await setup();
    const response = await multirun(form);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe("Invalid argument: tag must be specified exactly once");
  });
});
