import {
  apiSeriesInfo,
  encodeValues,
  encodeWindows,
  type ApiExperiments,
  type ApiSeries,
  type ScalarPoints,
  type SeriesWindow,
} from "@runlens/model";
import * as z from "zod/mini";
import { HttpError } from "../errors.ts";
import { MAX_VALUE_BYTES } from "../limits.ts";
import { readLines } from "../lines/read-lines.ts";
import { apiJson, apiRoute, type ApiRoute } from "./api-route.ts";
import { packedWindows } from "./packed-windows.ts";
import {
  attempts,
  experimentsSchema,
  seriesRequestSchema,
  seriesSchema,
  valuesAtRequestSchema,
  valuesRequestSchema,
  windowsRequestSchema,
} from "./schemas.ts";
import { valuesResponse, VALUE_STREAM } from "./values-response.ts";

const SERIES_FRAME = "application/x-runlens-series";
const VALUE_FRAME = "application/x-runlens-values";

/** What a `Reader` has, one route for each of its questions that needs one of its own. */
export const dataRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: "GET",
    path: "/experiments",
    summary: "All experiments: sets of runs that were opened together",
    response: {
      description: "Experiments",
      contentType: "application/json",
      schema: experimentsSchema,
    },
    async handle({ reader }) {
      const answer: ApiExperiments = { experiments: await reader.experiments() };
      return apiJson(answer);
    },
  }),
  apiRoute({
    method: "POST",
    path: "/series",
    summary: "Series, each with what is known of it without reading points",
    body: seriesRequestSchema,
    response: { description: "Series", contentType: "application/json", schema: seriesSchema },
    async handle({ experiment, body, reader }) {
      const series = await reader.series({ experiment, ...body });
      const answer: ApiSeries = { series: series.map(apiSeriesInfo) };
      return apiJson(answer);
    },
  }),
  apiRoute({
    method: "GET",
    path: "/points",
    summary: "All points of one scalar series",
    query: z.object({ run: z.string(), tag: z.string(), attempts }),
    response: {
      description: "A series frame with one series; docs/api.md draws its layout",
      contentType: SERIES_FRAME,
    },
    async handle({ experiment, query, reader, signal }) {
      const { run, tag } = query;
      const points = await reader.points({ experiment, ...query }, signal);
      if (points === undefined) throw unknownSeries(run, tag, "points");
      const body = encodeWindows([wholeSeries(run, tag, points)]);
      return { status: 200, contentType: SERIES_FRAME, body };
    },
  }),
  apiRoute({
    method: "POST",
    path: "/values",
    summary: "Values of one series that is no scalar, as they were logged, newest last",
    body: valuesRequestSchema,
    response: {
      description: "A value frame; docs/api.md draws its layout",
      contentType: VALUE_FRAME,
    },
    async handle({ experiment, body, reader, signal }) {
      const { run, tag } = body;
      const query = { experiment, maxBytes: MAX_VALUE_BYTES, ...body };
      const values = await reader.values(query, signal);
      if (values === undefined) throw unknownSeries(run, tag, "values");
      return { status: 200, contentType: VALUE_FRAME, body: encodeValues(values) };
    },
  }),
  apiRoute({
    method: "POST",
    path: "/values-at",
    summary: "Values of several series, each query answered as soon as it was read",
    body: valuesAtRequestSchema,
    response: {
      description: "A stream of value frames; docs/api.md draws its layout",
      contentType: VALUE_STREAM,
    },
    handle: async ({ experiment, body, reader, signal }) =>
      valuesResponse(reader, experiment, body.queries, signal),
  }),
  apiRoute({
    method: "GET",
    path: "/moments",
    summary: "When the values of one series that is no scalar were logged",
    query: z.object({ run: z.string(), tag: z.string(), attempts }),
    response: {
      description:
        "A series frame with one series, whose values are places as `positions` of /values means them",
      contentType: SERIES_FRAME,
    },
    async handle({ experiment, query, reader, signal }) {
      const { run, tag } = query;
      const moments = await reader.moments({ experiment, ...query }, signal);
      if (moments === undefined) throw unknownSeries(run, tag, "values");
      const values = Float64Array.from({ length: moments.length }, (_, i) => i);
      const body = encodeWindows([wholeSeries(run, tag, { ...moments, values })]);
      return { status: 200, contentType: SERIES_FRAME, body };
    },
  }),
  apiRoute({
    method: "POST",
    path: "/windows",
    summary:
      "Scalar series, expressions over them and groups of runs, reduced to what a chart of that many pixel columns needs",
    body: windowsRequestSchema,
    response: {
      description: "A series frame, or a packed one; docs/api.md draws their layouts",
      contentType: SERIES_FRAME,
    },
    async handle({ experiment, body, signal, ...doors }) {
      const { tag, packed = false, ...query } = body;
      const tags = tag === undefined ? {} : { tags: [tag] };
      const wanted = { experiment, ...query, ...tags };
      if (packed) return packedWindows(doors, wanted, signal);
      const windows = await readLines(doors, wanted, signal);
      return { status: 200, contentType: SERIES_FRAME, body: encodeWindows(windows) };
    },
  }),
];

function wholeSeries(run: string, tag: string, points: ScalarPoints): SeriesWindow {
  const { length: totalPoints, wallTimesSecs } = points;
  const originTimeSecs = wallTimesSecs[0] ?? NaN;
  return { ...points, run, tag, exact: true, totalPoints, originTimeSecs, version: 0 };
}

function unknownSeries(run: string, tag: string, what: string): HttpError {
  return new HttpError(404, {
    code: "api.unknownSeries",
    message: `Run "${run}" has no ${what} under the tag "${tag}".`,
    hint: "POST /api/v1/series lists the series there are, with their kinds.",
  });
}
