import { invalidArgument, jsonBytes, type BackendContext, type Route } from "@runlens/plugin-api";
import { createScalarBytes, ROW_FORM, scalarRoute, tagsRoute } from "@runlens/plugin-api/compat";

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
  const scalars = createScalarBytes(context, ROW_FORM);
  return {
    path: "/scalars_multirun",
    methods: ["POST"],
    async handle({ experiment, form, signal }) {
      const [tag, ...more] = form.all("tag");
      if (tag === undefined || more.length > 0) {
        throw invalidArgument("tag must be specified exactly once");
      }
      const query = { experiment, runs: form.all("runs"), tags: [tag] };
      const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
      for (const series of await context.reader.series(query)) {
        const bytes = await scalars.of(experiment, series, signal);
        if (bytes === undefined) continue;
        parts.push(parts.length === 0 ? "{" : ",", `${JSON.stringify(series.run)}:`, bytes);
      }
      parts.push(parts.length === 0 ? "{}" : "}");
      return jsonBytes(parts);
    },
  };
}
