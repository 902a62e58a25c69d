import {
  invalidArgument,
  jsonBytes,
  type BackendContext,
  type Route,
  type RouteRequest,
} from "@runlens/plugin-api";
import { createBlobCounts, createScalarBytes, type PointForm } from "@runlens/plugin-api/compat";
import { histogramSeries } from "./histogram-series.ts";
import { imageSeries } from "./image-series.ts";
import { readSeriesRequest, type ReadRequest, type SeriesRequest } from "./series-request.ts";
import { SCALARS } from "./plugin-names.ts";

/** Of one answer: a short request can name the same long series many times. */
const MAX_ANSWER_BYTES = 256 * 2 ** 20;

const POINT: PointForm = ['{"wallTime":', ',"step":', ',"value":', "}"];

/** A run and its series as JSON. */
type RunSeries = readonly [run: string, series: string | Uint8Array<ArrayBuffer>];

/**
 * `POST /timeSeries`, form field `requests`, or another method with the parameter: a JSON array
 * of `{plugin, tag, run?, sample?}`, answered in its order with `{plugin, tag, run?, sample?}`
 * and `runToSeries` or `error`. Scalars may leave the run out, for all runs.
 */
export function timeSeriesRoute(context: BackendContext): Route {
  const scalars = createScalarBytes(context, POINT);
  const counts = createBlobCounts(context.reader);

  async function scalarSeries(
    experiment: string,
    { tag, run }: SeriesRequest,
    signal: AbortSignal,
  ): Promise<RunSeries[]> {
    const runs = run === undefined ? {} : { runs: [run] };
    const query = { experiment, tags: [tag], pluginName: SCALARS, ...runs };
    const found: RunSeries[] = [];
    for (const series of await context.reader.series(query)) {
      const bytes = await scalars.of(experiment, series, signal);
      if (bytes !== undefined) found.push([series.run, bytes]);
    }
    return found;
  }

  async function seriesOf(
    request: SeriesRequest,
    experiment: string,
    signal: AbortSignal,
  ): Promise<readonly RunSeries[]> {
    if (request.plugin === "images") {
      return imageSeries(context, counts, experiment, request, signal);
    }
    return request.plugin === "scalars"
      ? scalarSeries(experiment, request, signal)
      : histogramSeries(context, experiment, request, signal);
  }

  return {
    path: "/timeSeries",
    async handle(request) {
      const { experiment, signal } = request;
      const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
      let byteLength = 0;
      for (const each of requestsOf(request)) {
        parts.push(parts.length === 0 ? "[" : ",", opening(each));
        if (each.kind === "wrong") continue;
        const found = await seriesOf(each.request, experiment, signal);
        for (const [i, [run, series]] of found.entries()) {
          parts.push(`${i === 0 ? "" : ","}${JSON.stringify(run)}:`, series);
          byteLength += series.length;
        }
        parts.push("}}");
        if (byteLength > MAX_ANSWER_BYTES) {
          throw invalidArgument("the answer would be too large; ask for fewer series at once");
        }
      }
      parts.push(parts.length === 0 ? "[]" : "]");
      return jsonBytes(parts);
    },
  };
}

/** The entry of a request as far as it follows from the request; whole where that is wrong. */
function opening(read: ReadRequest): string {
  const echoed = JSON.stringify(read.echoed).slice(0, -1);
  if (read.kind === "wrong") return `${echoed},"error":${JSON.stringify(read.error)}}`;
  return `${echoed},"runToSeries":{`;
}

/** @throws RouteError 400. */
function requestsOf({ method, query, form }: RouteRequest): ReadRequest[] {
  const text = (method === "POST" ? form : query).get("requests") ?? "";
  if (text === "") throw invalidArgument("Missing 'requests' field");
  const requests = parsed(text);
  if (Array.isArray(requests)) return requests.map(readSeriesRequest);
  throw invalidArgument("'requests' must be an array");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidArgument("Unable to parse 'requests' as JSON");
  }
}
