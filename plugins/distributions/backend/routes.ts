import { compressHistogram } from "@runlens/format";
import { json, type BackendContext, type Route } from "@runlens/plugin-api";
import { HISTOGRAMS, requestedHistograms, tagsRoute } from "@runlens/plugin-api/compat";

/** As many as TensorBoard sends of a series; it takes no other number. */
const MAX_DISTRIBUTIONS = 501;

/** TensorBoard's two routes below `/data/plugin/distributions`, on the data of histograms. */
export default function distributionsBackend(context: BackendContext): readonly Route[] {
  return [tagsRoute(context, HISTOGRAMS), distributionsRoute(context)];
}

/** `GET /distributions?run=&tag=`: `[wall time (s), step, [basis point, value][]][]`. */
function distributionsRoute(context: BackendContext): Route {
  return {
    path: "/distributions",
    async handle(request) {
      const histograms = await requestedHistograms(context, request, MAX_DISTRIBUTIONS);
      return json(
        histograms.map(({ wallTimeSecs, step, buckets }) => [
          wallTimeSecs,
          step,
          compressHistogram(buckets),
        ]),
      );
    },
  };
}
