import type { Tooltip } from "@runlens/charts";
import type { Attempts } from "@runlens/model";
import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";
import type { Crosshair } from "./crosshair.ts";
import type { SeriesCache } from "./series-cache.ts";

/** The settings that the manifest declares. */
export type ScalarsSettings = Pick<typeof sharedSettings, "tagFilter" | "xAxis" | "smoothing"> & {
  readonly attempts: Setting<Attempts>;
  readonly emptyCards: Setting<boolean>;
};

export type ScalarsContext = DashboardContext<ScalarsSettings>;

/** What all cards of the page share. */
export interface CardsShare {
  readonly cache: SeriesCache;
  readonly crosshair: Crosshair;
  readonly tooltip: Tooltip;
}
