import type { AxisKind, ChartAxes } from "@runlens/charts";
import type { XAxis } from "@runlens/model";
import type { CardState } from "./card-state.ts";
import type { LineCardSettings } from "./line-card-context.ts";
import { boundsWithoutOutliers } from "./outliers.ts";
import type { CardLine } from "./select-lines.ts";

const AXIS_KINDS: Readonly<Record<XAxis, AxisKind>> = {
  step: "step",
  relative: "duration",
  wall: "moment",
};

/** The scales of a card: its own, else the page's; on the right as on the left unless it has one. */
export function scalesOf(state: CardState, settings: LineCardSettings) {
  const { xScale = settings.xScale ?? "linear", yScale = settings.yScale ?? "linear" } = state;
  return { xScale, yScale, y2Scale: state.y2Scale ?? yScale } as const;
}

/** The axes of a card. Bounds set by hand go before those that leave out outliers. */
export function chartAxesOf(
  state: CardState,
  settings: LineCardSettings,
  lines: readonly CardLine[],
): ChartAxes {
  const { xScale, yScale, y2Scale } = scalesOf(state, settings);
  const without = (side: "left" | "right") =>
    settings.ignoreOutliers === true
      ? boundsWithoutOutliers(
          lines.filter(({ axis = "left" }) => axis === side),
          state.view.xRange,
          side === "left" ? yScale : y2Scale,
        )
      : undefined;
  const yLimits = state.yLimits ?? without("left");
  const y2Limits = state.y2Limits ?? without("right");
  return {
    xAxis: (settings.xTag ?? "") === "" ? AXIS_KINDS[settings.xAxis] : "value",
    xScale,
    yScale,
    y2Scale,
    yLimits: yLimits ?? {},
    y2Limits: y2Limits ?? {},
  };
}
