export { createCardLink, type CardLink } from "./card-link.ts";
export type { ChartLine } from "./chart-line.ts";
export type { ChartAxes, ChartPicture } from "./painter.ts";
export { symlogThreshold } from "./math/symlog.ts";
export type { ChartTheme } from "./chart-theme.ts";
export { createLineChart } from "./line-chart.ts";
export type { ChartCursor, ChartPick, LineChart, LineChartOptions } from "./line-chart-api.ts";
export { createHairlines, drawFrame } from "./draw-frame.ts";
export { isCrowd } from "./draw-lines.ts";
export { createSurface, type Surface } from "./surface.ts";
export { createTooltip, type Tooltip, type TooltipContent, type TooltipRow } from "./tooltip.ts";
export type { CursorRow } from "./math/cursor.ts";
export { xDomain, yDomain, type Limits } from "./math/domain.ts";
export { layOut, type Layout } from "./math/layout.ts";
export type { Range } from "./math/range.ts";
export { createScale, type Scale, type ScaleKind } from "./math/scale.ts";
export { ticksOf, type AxisKind } from "./math/ticks.ts";
export { FITTED, isSameView, type View } from "./math/view-history.ts";
export { countText, stepText, valueText } from "./math/number-text.ts";
export { durationText, momentText } from "./math/time-text.ts";
export { countNotPositive, countOdd, type OddCounts } from "./math/summary.ts";
export {
  pictureFacts,
  toPdf,
  toPng,
  toPreview,
  toSvg,
  type PictureFacts,
  type PictureFormat,
} from "./export/index.ts";
export type { ExportOptions } from "./export/draw-export.ts";
export { createPicture } from "./picture.ts";
export { withPlace, type StepSelection } from "./math/step-selection.ts";
