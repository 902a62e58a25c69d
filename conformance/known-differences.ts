import { isDeepStrictEqual } from "node:util";
import type { Answer, Exchange } from "./recordings.ts";

/** Something that we answer differently on purpose. Each is a row of docs/known-differences.md. */
export interface KnownDifference {
  readonly request: string;
  readonly differs: string;
  readonly reason: string;
  applies(exchange: Exchange): boolean;
  /** What we answer instead. What it leaves out is not compared. */
  answer(recorded: Answer): Answer;
  /** What of both is compared, where ours cannot be told from the recorded one. Absent: all. */
  readonly comparedAs?: (json: unknown) => unknown;
}

/** Listed, but never with data: their dashboards are not there yet. */
const DISABLED_PLUGINS: readonly string[] = ["graphs", "hparams"];

const HPARAMS_LISTS = /^\/data\/plugin\/hparams\/(?:experiment|session_groups)$/;

/** A list of plugins in which some have no data. */
function disabled(json: unknown, ids: readonly string[]): unknown {
  const entries = Object.entries(json as Readonly<Record<string, object>>);
  return Object.fromEntries(
    entries.map(([id, plugin]) => [id, ids.includes(id) ? { ...plugin, enabled: false } : plugin]),
  );
}

/** An object whose lists have nothing in them, nor its counts. */
function emptied(json: unknown): unknown {
  const entries = Object.entries(json as object).map(([name, value]): [string, unknown] => {
    if (Array.isArray(value)) return [name, []];
    return [name, typeof value === "number" ? 0 : value];
  });
  return Object.fromEntries(entries);
}

/** `[wall time, step, …][]` without the rows that a restart logged again: where steps go back. */
function withoutWithdrawn({ json, ...answer }: Answer): Answer {
  const rows = json as [wallTimeSecs: number, step: number, ...unknown[]][];
  const restart = rows.findIndex(([, step], i) => step < (rows[i - 1]?.[1] ?? step));
  const firstStep = rows[restart]?.[1] ?? Infinity;
  return { ...answer, json: rows.filter(([, step], i) => i >= restart || step < firstStep) };
}

/** Runs whose histograms were logged as HistogramProto. */
const LEGACY_RUNS: readonly unknown[] = ["tf1_graph", "tensorboardX/run", "torch/all"];

function isLegacyRun(params: Exchange["params"]): boolean {
  return LEGACY_RUNS.includes(params?.["run"]);
}

/** `[wall time, step, number[][]][]` with the innermost numbers rounded. */
function roundedRows(json: unknown, round: (value: number) => number): unknown {
  return (json as [unknown, unknown, number[][]][]).map(([wallTimeSecs, step, rows]) => [
    wallTimeSecs,
    step,
    rows.map((row) => row.map(round)),
  ]);
}

/** The one series that the recordings ask `timeSeries` for at a time. */
function askedSeries({ path, form }: Exchange): Readonly<Record<string, unknown>> {
  const requests = path === "/data/plugin/timeseries/timeSeries" ? form?.["requests"] : undefined;
  const [first = {}] = JSON.parse(typeof requests === "string" ? requests : "[]") as object[];
  return first as Readonly<Record<string, unknown>>;
}

/** The one series of a recorded answer of `timeSeries`, after `change`. */
function withSeries(json: unknown, change: (series: unknown) => unknown): unknown {
  type Entry = { readonly runToSeries: Readonly<Record<string, unknown>> };
  return (json as Entry[]).map(({ runToSeries, ...entry }) => ({
    ...entry,
    runToSeries: Object.fromEntries(
      Object.entries(runToSeries).map(([run, series]) => [run, change(series)]),
    ),
  }));
}

interface HistogramEntry {
  readonly step: number;
  readonly bins: readonly Readonly<Record<string, number>>[];
}

/** Without what a restart logged again, and with edges of 32 bits. */
function comparableHistograms(series: unknown): unknown {
  const entries = series as HistogramEntry[];
  const restart = entries.findIndex(({ step }, i) => step < (entries[i - 1]?.step ?? step));
  const firstStep = entries[restart]?.step ?? Infinity;
  return entries
    .filter(({ step }, i) => i >= restart || step < firstStep)
    .map(({ bins, ...entry }) => ({
      ...entry,
      bins: bins.map(({ min = NaN, max = NaN, count }) => ({
        min: Math.fround(min),
        max: Math.fround(max),
        count,
      })),
    }));
}

/** `{step, …}[]`, of which only the rows of some steps are compared. */
function rowsOfSteps(steps: readonly number[]): (json: unknown) => unknown {
  return (json) => (json as { step: number }[]).filter(({ step }) => steps.includes(step));
}

/**
 * @param version ours.
 */
export function knownDifferences(version: string): readonly KnownDifference[] {
  return [
    {
      request: "/data/environment",
      differs: "`version` is that of Runlens; there is no `debug`",
      reason: "`debug` tells paths and flags to everyone who can reach the server",
      applies: ({ path }) => path === "/data/environment",
      answer: ({ json, ...answer }) => ({
        ...answer,
        json: { ...without(json, ["debug"]), version },
      }),
    },
    {
      request: "/data/plugins_listing",
      differs: `${DISABLED_PLUGINS.map((id) => `\`${id}\``).join(" and ")} are never enabled`,
      reason: "these dashboards are not there yet",
      applies: ({ path, answer: { json } }) =>
        path === "/data/plugins_listing" &&
        !isDeepStrictEqual(json, disabled(json, DISABLED_PLUGINS)),
      answer: ({ json, ...answer }) => ({ ...answer, json: disabled(json, DISABLED_PLUGINS) }),
    },
    {
      request: "/data/plugin/hparams/experiment, /data/plugin/hparams/session_groups",
      differs: "there is nothing in them",
      reason: "hyperparameters are not shown yet",
      applies: ({ path, answer: { json } }) =>
        HPARAMS_LISTS.test(path) && !isDeepStrictEqual(json, emptied(json)),
      answer: ({ json, ...answer }) => ({ ...answer, json: emptied(json) }),
    },
    {
      request: "/data/plugin/hparams/download_data, /data/plugin/hparams/metric_evals",
      differs: "404",
      reason: "hyperparameters are not shown yet",
      applies: ({ path }) => path.startsWith("/data/plugin/hparams/") && !HPARAMS_LISTS.test(path),
      answer: () => ({
        status: 404,
        contentType: "text/plain; charset=utf-8",
        headers: {},
        text: "Not found",
      }),
    },
    {
      request: "/",
      differs: "the page, and a stricter `Content-Security-Policy`",
      reason: "it is our own page; it needs no `eval`, no inline style and nothing from elsewhere",
      applies: ({ path }) => path === "/",
      answer: ({ status, contentType, headers }) => ({
        status,
        contentType,
        headers: without(headers, ["Content-Security-Policy"]) as Answer["headers"],
      }),
    },
    {
      request: "/data/plugin/scalars/scalars?run=tf1_graph&tag=mean_1",
      differs: "the 8 points from before the restart at step 12 are hidden",
      reason:
        "recorded with the Python loader; TensorBoard's default loader hides points that a restart logs again, and so do we",
      applies: ({ path, params }) =>
        path === "/data/plugin/scalars/scalars" &&
        params?.["run"] === "tf1_graph" &&
        params["tag"] === "mean_1",
      answer: withoutWithdrawn,
    },
    {
      request: "/data/plugin/histograms/histograms",
      differs:
        "edges of legacy histograms keep all 64 bits; of `tf1_graph`, points from before the restart are hidden",
      reason:
        "recorded with the Python loader, which rounds edges to 32 bits and shows such points; TensorBoard's default loader does neither",
      applies: ({ path, params }) =>
        path === "/data/plugin/histograms/histograms" && isLegacyRun(params),
      answer: withoutWithdrawn,
      comparedAs: (json) => roundedRows(json, Math.fround),
    },
    {
      request: "/data/plugin/distributions/distributions",
      differs:
        "percentiles of legacy histograms are computed from 64-bit edges; of `tf1_graph`, points from before the restart are hidden",
      reason: "as for histograms",
      applies: ({ path, params }) =>
        path === "/data/plugin/distributions/distributions" && isLegacyRun(params),
      answer: withoutWithdrawn,
      comparedAs: (json) => roundedRows(json, (value) => Number(value.toPrecision(6))),
    },
    {
      request: "/data/plugin/timeseries/timeSeries?plugin=histograms",
      differs:
        "edges of legacy histograms keep all 64 bits; of `tf1_graph`, points from before the restart are hidden",
      reason: "as for histograms",
      applies: (exchange) => {
        const { plugin, run } = askedSeries(exchange);
        return plugin === "histograms" && LEGACY_RUNS.includes(run);
      },
      answer: (recorded) => recorded,
      comparedAs: (json) => withSeries(json, comparableHistograms),
    },
    {
      request: "/data/plugin/timeseries/timeSeries?plugin=images&run=tf1_graph",
      differs: "the 10 steps are evenly spread, the first and the last among them",
      reason: "as for images",
      applies: (exchange) => {
        const { plugin, run } = askedSeries(exchange);
        return plugin === "images" && run === "tf1_graph";
      },
      answer: (recorded) => recorded,
      comparedAs: (json) => withSeries(json, rowsOfSteps([2, 3, 12, 15])),
    },
    {
      request: "/data/plugin/images/images?run=tf1_graph&tag=img/image/0",
      differs: "the 10 steps are evenly spread, the first and the last among them",
      reason: "TensorBoard's are chosen at random, and no two versions choose alike",
      applies: ({ path, params }) =>
        path === "/data/plugin/images/images" && params?.["run"] === "tf1_graph",
      answer: (recorded) => recorded,
      comparedAs: rowsOfSteps([2, 3, 12, 15]),
    },
    {
      request: "/data/plugin/text/text?run=tf1_graph&tag=msg",
      differs: "all 16 steps are there, and none from before the restart at step 12",
      reason:
        "recorded with the Python loader, which keeps 10 at random and shows such points; the default loader keeps 100 and hides them",
      applies: ({ path, params }) =>
        path === "/data/plugin/text/text" && params?.["run"] === "tf1_graph",
      answer: (recorded) => recorded,
      comparedAs: rowsOfSteps([1, 2, 3, 4, 9, 11, 12, 14, 15]),
    },
  ];
}

function without(object: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  const entries = Object.entries(object as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
}
