import type { XAxis } from "@runlens/model";
import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";

/** The settings that the manifest declares. */
export type PrCurvesSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  /** How it is told when a curve was logged. */
  readonly time: Setting<XAxis>;
};

export type PrCurvesContext = DashboardContext<PrCurvesSettings>;
