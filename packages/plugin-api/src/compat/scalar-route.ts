import type { BackendContext, Route } from "../backend.ts";
import { csv, json, notFound } from "../reply.ts";
import { runAndTag, seriesText } from "./parameters.ts";
import { pointLimit, type PointLimit } from "./sampling.ts";
import { scalarsCsv } from "./scalars-csv.ts";
import { pointRows } from "./thin-points.ts";

/** TensorBoard sends 1000 points of a scalar series and picks them at random; we keep extremes. */
const USUAL_POINTS = 1000;

/** How many points of a scalar series TensorBoard's routes send, those of other plugins too. */
export function scalarLimit(context: BackendContext): PointLimit {
  return pointLimit(context, "scalars", USUAL_POINTS);
}

/**
 * `GET <path>?run=&tag=&format=`: one series as `[wall time (s), step, value][]`, or
 * as a table when the format is `csv`; any other format is JSON.
 */
export function scalarRoute(context: BackendContext, path: string): Route {
  return {
    path,
    async handle({ experiment, query, signal }) {
      const { run, tag } = runAndTag(query);
      const points = await context.reader.points({ experiment, run, tag }, signal);
      if (points === undefined) throw notFound(`No scalar data for ${seriesText(run, tag)}`);
      const rows = pointRows(points, scalarLimit(context));
      return query.get("format") === "csv" ? csv(scalarsCsv(rows)) : json(rows);
    },
  };
}
