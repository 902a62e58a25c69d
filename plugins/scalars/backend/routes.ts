import { invalidArgument, json, type BackendContext, type Route } from "@runlens/plugin-api";
import { pointRows, scalarLimit, scalarRoute, tagsRoute } from "@runlens/plugin-api/compat";

/** TensorBoard's three scalar routes, below `/data/plugin/scalars`. */
export default function scalarsBackend(context: BackendContext): readonly Route[] {
  return [
    tagsRoute(context, "scalars"),
    scalarRoute(context, "/scalars"),
    scalarsMultirunRoute(context),
  ];
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
      const limit = scalarLimit(context);
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
