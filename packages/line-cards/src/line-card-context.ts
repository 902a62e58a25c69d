import type { ScaleKind } from "@runlens/charts";
import type { Attempts, XAxis } from "@runlens/model";
import type { DashboardContext } from "@runlens/plugin-api";
import type { TooltipOrder } from "./tooltip-order.ts";

/** What cards need of a dashboard's context. */
export interface LineCardContext extends Pick<
  DashboardContext,
  "fetchWindows" | "view" | "theme" | "step" | "setStep"
> {
  readonly settings: LineCardSettings;
}

/** All but the first two are those of `lineSettings`, and may be left out. */
export interface LineCardSettings {
  readonly xAxis: XAxis;
  readonly smoothing: number;
  /** Default: `last`. */
  readonly attempts?: Attempts;
  readonly xScale?: ScaleKind;
  readonly yScale?: ScaleKind;
  readonly ignoreOutliers?: boolean;
  readonly linkZoom?: boolean;
  readonly tooltipOrder?: TooltipOrder;
  readonly tooltipRows?: number;
}
