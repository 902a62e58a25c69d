import type { BackendContext, Route } from "../backend.ts";
import { csv, jsonBytes, notFound } from "../reply.ts";
import { runAndTag, seriesText } from "./parameters.ts";
import { ROW_FORM } from "./points-form.ts";
import { scalarLimit } from "./sampling.ts";
import { createScalarBytes } from "./scalar-bytes.ts";
import { scalarsCsv } from "./scalars-csv.ts";
import { pointRows } from "./thin-points.ts";

/**
 * `GET <path>?run=&tag=&format=`: one series as `[wall time (s), step, value][]`, or
 * as a table when the format is `csv`; any other format is JSON.
 */
export function scalarRoute(context: BackendContext, path: string): Route {
  const { reader } = context;
  const scalars = createScalarBytes(context, ROW_FORM);
  return {
    path,
    async handle({ experiment, query, signal }) {
      const { run, tag } = runAndTag(query);
      if (query.get("format") === "csv") {
        const points = await reader.points({ experiment, run, tag }, signal);
        if (points !== undefined) return csv(scalarsCsv(pointRows(points, scalarLimit(context))));
      } else {
        const [series] = await reader.series({ experiment, runs: [run], tags: [tag] });
        const bytes = series && (await scalars.of(experiment, series, signal));
        if (bytes !== undefined) return jsonBytes(bytes);
      }
      throw notFound(`No scalar data for ${seriesText(run, tag)}`);
    },
  };
}
