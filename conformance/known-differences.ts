import type { Answer, Exchange } from "./recordings.ts";

/** Something that we answer differently on purpose. Each is a row of docs/known-differences.md. */
export interface KnownDifference {
  readonly request: string;
  readonly differs: string;
  readonly reason: string;
  applies(exchange: Exchange): boolean;
  /** What we answer instead. What it leaves out is not compared. */
  answer(recorded: Answer): Answer;
}

/** Keys of TensorBoard's listing whose plugins we do not have yet. */
const MISSING_PLUGINS: readonly string[] = [
  "audio",
  "custom_scalars",
  "debugger-v2",
  "distributions",
  "graphs",
  "histograms",
  "hparams",
  "images",
  "mesh",
  "pr_curves",
  "profile_redirect",
  "projector",
  "text",
  "timeseries",
  "wit_redirect",
];

/** The first of the points that the restart in the log at step 12 withdraws, and the last. */
const WITHDRAWN = { first: 12, last: 19 };

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
      differs: `no ${MISSING_PLUGINS.map((id) => `\`${id}\``).join(", ")}`,
      reason: "these dashboards are not there yet",
      applies: ({ path }) => path === "/data/plugins_listing",
      answer: ({ json, ...answer }) => ({ ...answer, json: without(json, MISSING_PLUGINS) }),
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
      answer: ({ json, ...answer }) => ({
        ...answer,
        json: (json as unknown[]).toSpliced(WITHDRAWN.first, WITHDRAWN.last - WITHDRAWN.first + 1),
      }),
    },
  ];
}

function without(object: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  const entries = Object.entries(object as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
}
