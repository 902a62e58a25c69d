import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";

/** The settings that the manifest declares. */
export type CustomScalarsSettings = Pick<
  typeof sharedSettings,
  "tagFilter" | "xAxis" | "smoothing"
> & {
  readonly layout: Setting<LayoutChoice>;
};

/** What was edited in the page; without that, that of the logs is shown. */
export type LayoutChoice = "edited" | "logged";

export type CustomScalarsContext = DashboardContext<CustomScalarsSettings>;
