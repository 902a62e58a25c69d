import type { Problem } from "@runlens/base";
import type { LoadStatus } from "./status.ts";
import type { Run } from "./run.ts";
import type { XAxis, XRange } from "./points.ts";
import type { Attempts } from "./reader.ts";

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

/** `POST /api/v1/windows`; the answer is the binary frame of series-frame.ts. */
export interface ApiWindowsRequest {
  readonly tag: string;
  /** Absent: every run that has the tag. */
  readonly runs?: readonly string[];
  readonly xAxis: XAxis;
  readonly xRange?: XRange;
  readonly columns: number;
  readonly smoothing: number;
  /** Default: `last`. */
  readonly attempts?: Attempts;
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
