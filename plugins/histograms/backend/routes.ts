import { json, type BackendContext, type Route } from "@runlens/plugin-api";
import { HISTOGRAMS, requestedHistograms, tagsRoute } from "@runlens/plugin-api/compat";

/** As many as TensorBoard sends of a series; it takes no other number. */
const MAX_HISTOGRAMS = 51;

/** TensorBoard's two routes below `/data/plugin/histograms`. */
export default function histogramsBackend(context: BackendContext): readonly Route[] {
  return [tagsRoute(context, HISTOGRAMS), histogramsRoute(context)];
}

/** `GET /histograms?run=&tag=`: `[wall time (s), step, [left, right, count][]][]`. */
function histogramsRoute(context: BackendContext): Route {
  return {
    path: "/histograms",
    async handle(request) {
      const histograms = await requestedHistograms(context, request, MAX_HISTOGRAMS);
      return json(
        histograms.map(({ wallTimeSecs, step, buckets }) => [wallTimeSecs, step, buckets]),
      );
    },
  };
}
