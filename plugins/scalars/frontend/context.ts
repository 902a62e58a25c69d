import type { Attempts } from "@runlens/model";
import type { DashboardContext, lineSettings, Setting, sharedSettings } from "@runlens/plugin-api";

/** The settings that the manifest declares. */
export type ScalarsSettings = Pick<typeof sharedSettings, "tagFilter" | "xAxis" | "smoothing"> &
  typeof lineSettings & {
    readonly attempts: Setting<Attempts>;
    readonly emptyCards: Setting<boolean>;
  };

export type ScalarsContext = DashboardContext<ScalarsSettings>;
