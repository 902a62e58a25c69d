/** How a series of histograms is drawn. */
export type HistogramMode = "offset" | "overlay" | "heat";
