import type { Problem } from "@runlens/base";
import type { LoadStatus } from "./status.ts";
import type { Experiment, Run, SeriesInfo } from "./run.ts";
import type { LinesQuery } from "./lines.ts";
import type { SeriesQuery, ValuesQuery } from "./reader.ts";

/** `GET /api/v1/experiments` */
export interface ApiExperiments {
  readonly experiments: readonly Experiment[];
}

/** `GET /api/v1/runs` */
export interface ApiRuns {
  readonly runs: readonly Run[];
}

/** One tag over all runs that have it. */
export interface ApiTag {
  readonly tag: string;
  readonly pluginName: string;
  /** "" when the writer gave none. */
  readonly displayName: string;
  /** Markdown source; of the first run that has one. */
  readonly description: string;
  /** Positions in `ApiTags.runs`. */
  readonly runIndexes: readonly number[];
}

/** `GET /api/v1/tags?plugin=scalars` */
export interface ApiTags {
  /** Run names; start order. */
  readonly runs: readonly string[];
  /** Natural order. */
  readonly tags: readonly ApiTag[];
}

/** `POST /api/v1/series` */
export type ApiSeriesRequest = Omit<SeriesQuery, "experiment">;

/** A series, the bytes of its metadata in base64. */
export interface ApiSeriesInfo extends Omit<SeriesInfo, "pluginContent"> {
  readonly pluginContent: string;
}

export interface ApiSeries {
  /** By run in start order, tags in natural order. */
  readonly series: readonly ApiSeriesInfo[];
}

/** `POST /api/v1/values`; the answer is the binary frame of value-frame.ts. */
export type ApiValuesRequest = Omit<ValuesQuery, "experiment">;

/**
 * `POST /api/v1/values-at`; the answer is the stream of value-stream.ts, with the answers in the
 * order of the queries.
 */
export interface ApiValuesAtRequest {
  readonly queries: readonly ApiValuesRequest[];
}

/** `POST /api/v1/windows` of any number of tags; `tag` is short for `tags` with one. */
export interface ApiAnyWindowsRequest extends Omit<LinesQuery, "experiment"> {
  readonly tag?: string;
  /** Columns in as few bytes as they fit into without loss. Default: false, as float64. */
  readonly packed?: boolean;
}

/**
 * `POST /api/v1/windows` of one tag or one expression; the answer is the binary frame of
 * series-frame.ts. Absent runs: every run that has the series.
 */
export interface ApiWindowsRequest extends Omit<
  LinesQuery,
  "experiment" | "tags" | "pluginName" | "expressions"
> {
  /** With an expression, what `x` and `baseline` stand for in it. */
  readonly tag: string;
  readonly expression?: string;
}

/** `GET /api/v1/text?run=&tag=&last=` */
export interface ApiTexts {
  /** Newest last. */
  readonly values: readonly ApiTextValue[];
}

export type ApiTextValue = {
  readonly step: number;
  /** Absent when it is no finite number. */
  readonly wallTimeSecs?: number;
} & (
  | {
      /** Of the logged tensor: [] for a single text. */
      readonly shape: readonly number[];
      /** In row-major order. Bytes that are no UTF-8 read as U+FFFD. */
      readonly texts: readonly string[];
    }
  | { readonly problem: Problem }
);

/** `GET /api/v1/status` */
export type ApiStatus = LoadStatus & { readonly version: string; readonly windowTitle: string };

/** Data of one `change` event of `GET /api/v1/changes` (server-sent events). */
export interface ApiChange {
  readonly version: number;
  readonly status: LoadStatus;
  readonly listsChanged: boolean;
  /** run → tags with new or withdrawn points. */
  readonly series: Readonly<Record<string, readonly string[]>>;
}
