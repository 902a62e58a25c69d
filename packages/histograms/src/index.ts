export { CanvasChart } from "./canvas-chart.tsx";
export { clamped, type Drawing, type Sheet, type Spot } from "./drawing.ts";
export type { CardChart, HistogramSettings } from "./histogram-card.tsx";
export { HistogramDashboard } from "./histogram-dashboard.tsx";
export type { Hovered, HoverLink } from "./hover-link.ts";
export type { StepHistogram } from "./histogram-series.ts";
export type { PlacedHistogram } from "./places.ts";
export { hasValues } from "./statistics.ts";
