import type { DashboardContext, lineSettings, Setting, sharedSettings } from "@runlens/plugin-api";

/** The settings that the manifest declares. */
export type CustomScalarsSettings = Pick<
  typeof sharedSettings,
  "tagFilter" | "xAxis" | "smoothing"
> &
  Pick<
    typeof lineSettings,
    | "smoothingSigma"
    | "smoothingWidth"
    | "smoothingBy"
    | "xScale"
    | "yScale"
    | "ignoreOutliers"
    | "linkZoom"
    | "follow"
    | "tooltipOrder"
    | "tooltipRows"
  > & {
    readonly layout: Setting<LayoutChoice>;
  };

/** What was edited in the page; without that, that of the logs is shown. */
export type LayoutChoice = "edited" | "logged";

export type CustomScalarsContext = DashboardContext<CustomScalarsSettings>;
