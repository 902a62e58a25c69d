import {
  csv,
  invalidArgument,
  json,
  notFound,
  type BackendContext,
  type Route,
} from "@runlens/plugin-api";
import {
  isCurrentVersion,
  pointLimit,
  pointRows,
  runAndTag,
  seriesText,
} from "@runlens/plugin-api/compat";
import { scalarsCsv } from "./csv.ts";

const PLUGIN_NAME = "scalars";

/** TensorBoard sends 1000 points of a series and picks them at random; we keep extremes. */
const MAX_POINTS = 1000;

/** TensorBoard's three scalar routes, below `/data/plugin/scalars`. */
export default function scalarsBackend(context: BackendContext): readonly Route[] {
  return [tagsRoute(context), scalarsRoute(context), scalarsMultirunRoute(context)];
}

/** `GET /tags`: `{[run]: {[tag]: {displayName, description}}}`, descriptions as HTML. */
function tagsRoute(context: BackendContext): Route {
  return {
    path: "/tags",
    async handle({ experiment }) {
      const tagsByRun = new Map<string, [tag: string, info: object][]>();
      const series = await context.reader.series({ experiment, pluginName: PLUGIN_NAME });
      for (const { run, tag, pluginContent, displayName, description } of series) {
        const tags = tagsByRun.get(run) ?? [];
        tagsByRun.set(run, tags);
        if (!isCurrentVersion(pluginContent)) continue;
        tags.push([tag, { displayName, description: context.markdownToHtml(description) }]);
      }
      const runs = Array.from(tagsByRun, ([run, tags]) => [run, Object.fromEntries(tags)] as const);
      return json(Object.fromEntries(runs));
    },
  };
}

/**
 * `GET /scalars?run=&tag=&format=`: one series as `[wall time (s), step, value][]`, or
 * as a table when the format is `csv`; any other format is JSON.
 */
function scalarsRoute(context: BackendContext): Route {
  return {
    path: "/scalars",
    async handle({ experiment, query, signal }) {
      const { run, tag } = runAndTag(query);
      const points = await context.reader.points({ experiment, run, tag }, signal);
      if (points === undefined) throw notFound(`No scalar data for ${seriesText(run, tag)}`);
      const rows = pointRows(points, pointLimit(context, PLUGIN_NAME, MAX_POINTS));
      return query.get("format") === "csv" ? csv(scalarsCsv(rows)) : json(rows);
    },
  };
}

/** `POST /scalars_multirun`, form fields `tag` (once) and `runs`: one tag of many runs. */
function scalarsMultirunRoute(context: BackendContext): Route {
  return {
    path: "/scalars_multirun",
    methods: ["POST"],
    async handle({ experiment, form, signal }) {
      const [tag, ...more] = form.all("tag");
      if (tag === undefined || more.length > 0) {
        throw invalidArgument("tag must be specified exactly once");
      }
      const runs = [...new Set(form.all("runs"))];
      const limit = pointLimit(context, PLUGIN_NAME, MAX_POINTS);
      const found = await Promise.all(
        runs.map(async (run) => {
          const points = await context.reader.points({ experiment, run, tag }, signal);
          return points === undefined ? [] : [[run, pointRows(points, limit)] as const];
        }),
      );
      return json(Object.fromEntries(found.flat()));
    },
  };
}
