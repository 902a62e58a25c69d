import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";

export type TensorForm = "table" | "heat" | "bytes";

/** The settings that the manifest declares. */
export type TensorSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly form: Setting<TensorForm>;
};

export type TensorContext = DashboardContext<TensorSettings>;
