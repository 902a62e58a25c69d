import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";
import type { KnownSteps, ValueSource } from "@runlens/plugin-api/media";

export type TensorForm = "table" | "heat" | "bytes";

/** The settings that the manifest declares. */
export type TensorSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly form: Setting<TensorForm>;
};

export type TensorContext = DashboardContext<TensorSettings>;

/** What all cards of the page share. */
export interface TensorShare {
  readonly source: ValueSource;
  /** Takes the steps of a series whose card is on the page. */
  readonly onSteps: KnownSteps["set"];
}
