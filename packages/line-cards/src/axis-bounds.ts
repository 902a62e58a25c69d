import type { AxisKind, Range } from "@runlens/charts";
import { rangeOfLimits, type AxisBounds } from "./axis-ranges.tsx";
import type { CardLine } from "./select-lines.ts";
import { withoutX, type CardStateDoors } from "./use-card-state.ts";

/** What can be set of a card's axes by hand. Moments are zoomed into, not typed. */
export function axisBounds(
  { state, save }: CardStateDoors,
  lines: readonly CardLine[],
  xAxis: AxisKind,
): readonly AxisBounds[] {
  const { view, yLimits = {}, y2Limits = {} } = state;
  const { xRange, yRange, y2Range } = view;
  const xView = xRange ? { xRange } : {};
  const hasRight = lines.some(({ axis }) => axis === "right");
  return [
    ...(xAxis === "moment"
      ? []
      : [
          {
            name: "Horizontal",
            limits: xRange ?? {},
            onChange: (limits: Partial<Range>) => {
              const range = rangeOfLimits(limits, extentOf(lines));
              save({ view: { ...withoutX(view), ...(range && { xRange: range }) } });
            },
          },
        ]),
    {
      name: "Vertical",
      limits: yRange ?? yLimits,
      onChange: (limits) =>
        save({ yLimits: limits, view: { ...xView, ...(y2Range && { y2Range }) } }),
    },
    ...(hasRight
      ? [
          {
            name: "Right",
            limits: y2Range ?? y2Limits,
            onChange: (limits: Partial<Range>) =>
              save({ y2Limits: limits, view: { ...xView, ...(yRange && { yRange }) } }),
          },
        ]
      : []),
  ];
}

function extentOf(lines: readonly CardLine[]): Range {
  let [min, max] = [Infinity, -Infinity];
  for (const { x } of lines) {
    for (const place of x) {
      if (place < min) min = place;
      if (place > max) max = place;
    }
  }
  return { min, max };
}
