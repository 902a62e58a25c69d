import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";
import type { SeriesName, ValueSource } from "@runlens/plugin-api/media";

export type TextForm = "markdown" | "plain" | "raw";

/** The settings that the manifest declares. */
export type TextSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly form: Setting<TextForm>;
};

export type TextContext = DashboardContext<TextSettings>;

/** What all cards of the page share. */
export interface TextShare {
  readonly source: ValueSource;
  /** What is looked for; "" for nothing. */
  readonly query: string;
  /** Takes the steps of a series whose card is on the page. */
  readonly onSteps: (series: SeriesName, steps: Float64Array) => void;
}
