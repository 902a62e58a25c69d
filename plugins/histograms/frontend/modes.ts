/** How the histograms of one series are drawn. */
export type SeriesMode = "offset" | "overlay" | "heat";

/** A card per series, or a card per tag with all runs at one step. */
export type HistogramMode = SeriesMode | "runs";
