import { RunlensError } from "@runlens/base";
import {
  decodeValues,
  decodeWindows,
  runTableOf,
  seriesInfoOf,
  type Annotations,
  type ApiExperiments,
  type ApiRuns,
  type ApiRunTable,
  type ApiSeries,
  type ApiStatus,
  type ApiTags,
  type ApiTexts,
  type Experiment,
  type ExperimentQuery,
  type LinesQuery,
  type LoggedValue,
  type Moments,
  type PointsQuery,
  type Reader,
  type RenderedMarkdown,
  type Run,
  type RunColumns,
  type RunTable,
  type RunTableQuery,
  type ScalarPoints,
  type SeriesInfo,
  type SeriesQuery,
  type SeriesWindow,
  type Subscription,
  type ValuesQuery,
} from "@runlens/model";
import { createAnnotationsClient } from "./annotations-client.ts";
import { followChanges, type ChangeListener } from "./follow-changes.ts";
import { framesOf } from "./frames.ts";
import { createSend } from "./request.ts";
import { createValueBatches } from "./value-batches.ts";

export interface TagsQuery extends ExperimentQuery {
  /** Only tags of this plugin name, such as "scalars". */
  readonly pluginName?: string;
}

export interface TextsQuery extends ExperimentQuery {
  readonly run: string;
  readonly tag: string;
  /** How many at most, the newest; 1 to 1,000. Default: as many as one answer may have. */
  readonly last?: number;
}

/**
 * The data of a running server, by the interface that the server itself reads them by.
 *
 * All failures are RunlensErrors: with the server's code, or `server.unreachable` and
 * `server.refused`. A signal that is aborted rejects with its reason instead. Numbers
 * that JSON lacks are absent from lists; points and values have all of them.
 */
export interface Client extends Reader {
  experiments(signal?: AbortSignal): Promise<readonly Experiment[]>;
  runs(query: ExperimentQuery, signal?: AbortSignal): Promise<readonly Run[]>;
  series(query: SeriesQuery, signal?: AbortSignal): Promise<readonly SeriesInfo[]>;
  points(query: PointsQuery, signal?: AbortSignal): Promise<ScalarPoints | undefined>;
  /** `maxBytes` is at most 256 MiB. Queries with `positions` that are made at once are sent at once. */
  values(query: ValuesQuery, signal?: AbortSignal): Promise<readonly LoggedValue[] | undefined>;
  moments(query: PointsQuery, signal?: AbortSignal): Promise<Moments | undefined>;
  /** Also lines that are computed from series. An expression that is none is refused. */
  windows(query: LinesQuery, signal?: AbortSignal): Promise<SeriesWindow[]>;
  /** Also whose server it is. */
  status(signal?: AbortSignal): Promise<ApiStatus>;
  /** What people add to experiments. `watch` also tells the version whenever the connection opens. */
  readonly annotations: Annotations;
  /**
   * Runs, filtered, sorted and grouped by expressions, with a cell per column. An expression
   * that is none is refused with a code that begins with `expression.`.
   */
  runTable(query: RunTableQuery, signal?: AbortSignal): Promise<RunTable>;
  /** Hyperparameters and scalar tags, of which columns of run tables can be made. */
  runColumns(query: ExperimentQuery, signal?: AbortSignal): Promise<RunColumns>;
  /** Markdown as safe HTML, by the rules of texts that runs log. At most as long as a note may be. */
  renderMarkdown(text: string, signal?: AbortSignal): Promise<RenderedMarkdown>;
  /** All tags, each with the runs that have it. */
  tags(query: TagsQuery, signal?: AbortSignal): Promise<ApiTags>;
  /** The newest texts of one series. */
  texts(query: TextsQuery, signal?: AbortSignal): Promise<ApiTexts>;
  /**
   * Calls back with changes as they happen. Whenever the connection opens, also again after
   * it was lost, one change comes that only says that lists must be asked for again; a gap
   * in `version` surrounds it.
   */
  watch(onChange: ChangeListener["onChange"]): Subscription;
  /** The same, for who wants to know of the connection itself. */
  follow(listener: ChangeListener): Subscription;
}

/**
 * Reads from a Runlens server. Needs nothing but `fetch`: for browsers, workers and Node.
 *
 *     const client = createClient("http://localhost:6006/");
 *     for (const run of await client.runs({ experiment: "" })) console.log(run.name);
 *
 * @param baseUrl of the server's page, with its path prefix; it ends with a slash.
 */
export function createClient(baseUrl: string | URL): Client {
  const send = createSend(baseUrl);
  // The server is of the same version as the client, so its JSON has the declared types.
  const get = (experiment: string, path: string, signal: AbortSignal | undefined) =>
    send(experiment, path, { signal: signal ?? null });
  const getJson = async <T>(experiment: string, path: string, signal?: AbortSignal) =>
    (await get(experiment, path, signal)).json() as Promise<T>;
  const post = (experiment: string, path: string, body: unknown, signal?: AbortSignal) =>
    send(experiment, path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: signal ?? null,
    });

  const valuesOf = async ({ experiment, ...query }: ValuesQuery, signal?: AbortSignal) => {
    const response = await unlessUnknown(post(experiment, "values", query, signal));
    return response && decodeValues(await response.arrayBuffer());
  };
  const valuesAt = createValueBatches(valuesOf, (experiment, queries, signal) =>
    post(experiment, "values-at", { queries }, signal),
  );

  const client: Client = {
    async experiments(signal) {
      return (await getJson<ApiExperiments>("", "experiments", signal)).experiments;
    },
    async runs({ experiment }, signal) {
      return (await getJson<ApiRuns>(experiment, "runs", signal)).runs;
    },
    async series({ experiment, ...query }, signal) {
      const response = await post(experiment, "series", query, signal);
      const { series } = (await response.json()) as ApiSeries;
      return series.map(seriesInfoOf);
    },
    async points({ experiment, ...query }, signal) {
      const path = `points?${new URLSearchParams({ ...query })}`;
      const response = await unlessUnknown(get(experiment, path, signal));
      if (response === undefined) return undefined;
      const [window] = decodeWindows(await response.arrayBuffer());
      if (window === undefined) return undefined;
      const { length, steps, wallTimesSecs, values } = window;
      return { length, steps, wallTimesSecs, values };
    },
    values: (query, signal) => (query.positions ? valuesAt : valuesOf)(query, signal),
    async moments({ experiment, ...query }, signal) {
      const path = `moments?${new URLSearchParams({ ...query })}`;
      const response = await unlessUnknown(get(experiment, path, signal));
      if (response === undefined) return undefined;
      const [window] = decodeWindows(await response.arrayBuffer());
      if (window === undefined) return undefined;
      const { length, steps, wallTimesSecs } = window;
      return { length, steps, wallTimesSecs };
    },
    async windows({ experiment, ...query }, signal) {
      const response = await post(experiment, "windows", { ...query, packed: true }, signal);
      const windows: SeriesWindow[] = [];
      for await (const frame of framesOf(response, signal)) {
        if (frame !== undefined) windows.push(...decodeWindows(frame));
      }
      return windows;
    },
    annotations: createAnnotationsClient({
      get: (experiment) => getJson(experiment, "annotations"),
      post: (experiment, body) => post(experiment, "annotations", body),
      follow: (listener) => client.follow(listener),
    }),
    status: (signal) => getJson<ApiStatus>("", "status", signal),
    async runTable({ experiment, ...query }, signal) {
      const response = await post(experiment, "run-table", query, signal);
      return runTableOf((await response.json()) as ApiRunTable);
    },
    runColumns: ({ experiment }, signal) => getJson<RunColumns>(experiment, "run-columns", signal),
    async renderMarkdown(text, signal) {
      const response = await post("", "markdown", { text }, signal);
      return (await response.json()) as RenderedMarkdown;
    },
    tags({ experiment, pluginName }, signal) {
      const query =
        pluginName === undefined ? "" : `?${new URLSearchParams({ plugin: pluginName })}`;
      return getJson<ApiTags>(experiment, `tags${query}`, signal);
    },
    texts({ experiment, run, tag, last }, signal) {
      const query = new URLSearchParams({ run, tag });
      if (last !== undefined) query.set("last", String(last));
      return getJson<ApiTexts>(experiment, `text?${query}`, signal);
    },
    watch(onChange) {
      let version = -2;
      return client.follow({
        onChange(change) {
          version = change.version;
          onChange(change);
        },
        onMissed() {
          version += 2;
          const missed = { version, listsChanged: true, series: new Map() };
          client.status().then(
            (status) => onChange({ ...missed, status }),
            // The connection is gone again, and opens again.
            () => {},
          );
        },
      });
    },
    follow: (listener) =>
      followChanges((signal) => send("", "changes", { signal, cache: "no-store" }), listener),
  };
  return client;
}

/** Undefined for a series that the server does not have. */
async function unlessUnknown(answer: Promise<Response>): Promise<Response | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RunlensError && error.code === "api.unknownSeries") return undefined;
    throw error;
  }
}
