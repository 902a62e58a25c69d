import { json, RouteError, type BackendContext, type Route } from "@runlens/plugin-api";
import {
  matrixRows,
  pointLimit,
  pythonString,
  sampledTensors,
  tagsRoute,
} from "@runlens/plugin-api/compat";
import { curveEntry, type CurveEntry } from "./curve-entry.ts";

const PLUGIN_NAME = "pr_curves";

/** As many as TensorBoard sends of a series. */
const USUAL_CURVES = 100;

/** TensorBoard's two routes below `/data/plugin/pr_curves`. */
export default function prCurvesBackend(context: BackendContext): readonly Route[] {
  return [tagsRoute(context, PLUGIN_NAME), prCurvesRoute(context)];
}

/** `GET /pr_curves?tag=&run=&run=`: curves of one tag by run. All runs must have the tag. */
function prCurvesRoute(context: BackendContext): Route {
  return {
    path: "/pr_curves",
    async handle({ experiment, query, signal }) {
      const runs = [...new Set(query.all("run"))];
      const tag = query.get("tag");
      if (runs.length === 0) throw badRequest("No runs provided when fetching PR curve data");
      if (tag === undefined) throw badRequest("No tag provided when fetching PR curve data");
      const curves: [run: string, entries: CurveEntry[]][] = [];
      for (const run of runs) curves.push([run, await entriesOf({ experiment, run, tag }, signal)]);
      return json(Object.fromEntries(curves));
    },
  };

  async function entriesOf(
    query: { readonly experiment: string; readonly run: string; readonly tag: string },
    signal: AbortSignal,
  ): Promise<CurveEntry[]> {
    const limit = pointLimit(context, PLUGIN_NAME, USUAL_CURVES);
    const logged = await sampledTensors(context.reader, PLUGIN_NAME, query, limit, signal);
    if (logged === undefined) {
      const [run, tag] = [pythonString(query.run), pythonString(query.tag)];
      throw badRequest(`No PR curves could be found for run ${run} and tag ${tag}`);
    }
    return logged.flatMap(({ step, wallTimeSecs, tensor }) => {
      const rows = matrixRows(tensor);
      return (rows && curveEntry(rows, step, wallTimeSecs)) ?? [];
    });
  }
}

/** 400 in TensorBoard's wording on this route, which names no kind of error. */
function badRequest(message: string): RouteError {
  return new RouteError(400, "route.invalidArgument", message);
}
