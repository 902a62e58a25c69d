import type {
  ApiTags,
  ApiWindowsRequest,
  HyperparameterColumn,
  Reader,
  RenderedMarkdown,
  PageSteps,
  RunTableRow,
  SeriesWindow,
  StepRange,
  Subscription,
} from "@runlens/model";
import type { ComponentType } from "react";
import type { Settings, SettingValues } from "./settings.ts";

/** A run that is selected and passes the filters. */
export interface VisibleRun {
  readonly name: string;
  /** What the reader calls it, to be shown in place of the name; absent: its name. */
  readonly displayName?: string;
  /** CSS colour, right for the current theme. */
  readonly color: string;
}

/** Visible runs that are looked at together, such as the seeds of one setting. */
export interface VisibleGroup {
  /** What its runs have in common; no two groups have the same name. */
  readonly name: string;
  /** CSS colour, right for the current theme. */
  readonly color: string;
  /** Names of visible runs, at least one, in the order of the runs panel. A run is in one group at most. */
  readonly runs: readonly string[];
}

/** Strings that belong to this dashboard and to the link, such as open groups or zoom windows. */
export interface ViewState {
  get(key: string): string | undefined;
  /** Undefined removes the key. */
  set(key: string, value: string | undefined): void;
}

/**
 * JSON texts that belong to this dashboard and to the experiment, such as a layout that was
 * edited: kept for everybody who opens it, beside the logs. Each change can be undone.
 */
export interface Documents {
  get(key: string): string | undefined;
  /**
   * Undefined removes the document. Keys and texts are bounded by `ANNOTATION_LIMITS`.
   * @param label what was done, for the reader: "Moved a card".
   */
  set(key: string, text: string | undefined, label: string): void;
}

/** What runs were started with, as their event files say. */
export interface Hyperparameters {
  /** All that runs of the experiment have, in natural order. */
  list(signal: AbortSignal): Promise<readonly HyperparameterColumn[]>;
  /** The values of `names` of each of these runs that there is. */
  values(
    names: readonly string[],
    runs: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly RunTableRow[]>;
}

/** What a dashboard may see and do. Everything it shows derives from this; it holds no data of its own. */
export interface DashboardContext<S extends Settings = Settings> extends PageSteps {
  /** Selected runs in the order of the runs panel. */
  readonly runs: readonly VisibleRun[];
  /** Those of the runs that are in groups, in the order of the runs panel; absent while runs are not grouped. */
  readonly groups?: readonly VisibleGroup[] | undefined;
  /** The run that others are compared with, selected or not; absent while none is chosen. */
  readonly baselineRun?: string | undefined;
  /** All runs there are, selected or not. */
  readonly runCount: number;
  /** Tags of the data the manifest reads. */
  readonly tags: ApiTags;
  readonly settings: SettingValues<S>;
  setSetting<K extends keyof S>(name: K, value: SettingValues<S>[K]): void;
  readonly view: ViewState;
  readonly documents: Documents;
  readonly theme: "light" | "dark";
  /**
   * Which step all dashboards show, and of which range: part of the link. The range stays.
   *
   * @param step whole; undefined goes back to the newest; one outside of the range goes to the
   * nearest within.
   */
  readonly setStep: (step: number | undefined) => void;
  /** The step that is shown stays if the range has it. @param range of whole steps; undefined: all. */
  readonly setRange: (range: StepRange | undefined) => void;
  readonly hyperparameters: Hyperparameters;
  /** The data of the page's server. */
  readonly reader: Pick<Reader, "series" | "points" | "values" | "moments">;
  readonly fetchWindows: (
    request: ApiWindowsRequest,
    signal: AbortSignal,
  ) => Promise<SeriesWindow[]>;
  /** A text of at most 20,000 characters as the server renders it, for `MarkdownView`. */
  readonly renderMarkdown: (text: string, signal: AbortSignal) => Promise<RenderedMarkdown>;
  /** Calls back when points of series came or went: run → tags. */
  readonly onSeriesChange: (
    listener: (series: ReadonlyMap<string, readonly string[]>) => void,
  ) => Subscription;
}

export interface DashboardProps<S extends Settings = Settings> {
  readonly context: DashboardContext<S>;
}

export type Dashboard<S extends Settings = Settings> = ComponentType<DashboardProps<S>>;
