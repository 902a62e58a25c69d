import type { ScaleKind } from "@runlens/charts";
import type { Attempts, GroupBand, GroupCentre, SmoothingKind, XAxis } from "@runlens/model";
import type { DashboardContext } from "@runlens/plugin-api";
import type { ViewAxis } from "./card-state.ts";
import type { SharedQuery } from "./line-queries.ts";
import type { TooltipOrder } from "./tooltip-order.ts";

/** What cards need of a dashboard's context. */
export interface LineCardContext extends Pick<
  DashboardContext,
  | "fetchWindows"
  | "reader"
  | "hyperparameters"
  | "runCount"
  | "view"
  | "theme"
  | "step"
  | "range"
  | "setStep"
  | "setRange"
  | "baselineRun"
> {
  readonly settings: LineCardSettings;
}

/** All but the first two are those of `lineSettings`, and may be left out. */
export interface LineCardSettings {
  readonly xAxis: XAxis;
  /** Weight of the past of moving averages. */
  readonly smoothing: number;
  /** Default: `ema`. */
  readonly smoothingBy?: SmoothingKind;
  /** Of `gaussian`, in points. Default: 0, not smoothed. */
  readonly smoothingSigma?: number;
  /** Of `mean`, in points. Default: 0, not smoothed. */
  readonly smoothingWidth?: number;
  /** Default: `last`. */
  readonly attempts?: Attempts;
  /** Of lines of groups; `runs`: groups are not drawn as lines. Default: `mean`. */
  readonly groupCentre?: GroupCentre | "runs";
  /** Default: `std`. */
  readonly groupBand?: GroupBand;
  /** Scalar tag to be used as x-axis instead of `xAxis`; "": none. */
  readonly xTag?: string;
  readonly xScale?: ScaleKind;
  readonly yScale?: ScaleKind;
  readonly ignoreOutliers?: boolean;
  readonly linkZoom?: boolean;
  /** What is zoomed into moves with the newest points. */
  readonly follow?: boolean;
  readonly tooltipOrder?: TooltipOrder;
  readonly tooltipRows?: number;
}

/** What views are chosen on. */
export function viewAxisOf({ xAxis, xTag = "" }: LineCardSettings): ViewAxis {
  return xTag === "" ? xAxis : "tag";
}

const X_NAMES: Readonly<Record<XAxis, string>> = {
  step: "step",
  relative: "time since start",
  wall: "time",
};

/** What the x-axis counts. */
export function xName({ xAxis, xTag = "" }: LineCardSettings): string {
  return xTag === "" ? X_NAMES[xAxis] : xTag;
}

/** Whether places on the x-axis are steps. */
export function hasStepAxis(settings: LineCardSettings): boolean {
  return viewAxisOf(settings) === "step";
}

/** How lines are smoothed, as a query says it. */
export function smoothingOf({
  smoothing,
  smoothingBy = "ema",
  smoothingSigma = 0,
  smoothingWidth = 0,
}: LineCardSettings): Required<Pick<SharedQuery, "smoothing" | "smoothingKind">> {
  const sizes = {
    ema: smoothing,
    timeEma: smoothing,
    gaussian: smoothingSigma,
    mean: smoothingWidth,
  } as const;
  return { smoothing: sizes[smoothingBy], smoothingKind: smoothingBy };
}

/** What the lines of all cards have in common. */
export function sharedQueryOf({
  settings,
  baselineRun,
}: Pick<LineCardContext, "settings" | "baselineRun">): Omit<SharedQuery, "columns"> {
  const { xTag = "", attempts = "last" } = settings;
  const { groupCentre = "mean", groupBand = "std" } = settings;
  return {
    xAxis: xTag === "" ? settings.xAxis : { tag: xTag },
    ...smoothingOf(settings),
    attempts,
    centre: groupCentre === "runs" ? "mean" : groupCentre,
    band: groupBand,
    ...(baselineRun !== undefined && { baselineRun }),
  };
}
