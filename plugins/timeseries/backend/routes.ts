import type { BackendContext, Route } from "@runlens/plugin-api";
import { imageDataRoute } from "./image-data.ts";
import { tagsRoute } from "./tags.ts";
import { timeSeriesRoute } from "./time-series.ts";

/** TensorBoard's three routes below `/data/plugin/timeseries`. */
export default function timeSeriesBackend(context: BackendContext): readonly Route[] {
  return [tagsRoute(context), timeSeriesRoute(context), imageDataRoute(context)];
}
