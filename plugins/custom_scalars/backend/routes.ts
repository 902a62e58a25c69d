import { compareText, compilePattern, selectMatching } from "@runlens/base";
import { decodeLayout, mergeLayouts, tensorForm, type Layout } from "@runlens/format";
import type { Reader } from "@runlens/model";
import { invalidArgument, json, type BackendContext, type Route } from "@runlens/plugin-api";
import { pointRows, scalarLimit, scalarRoute } from "@runlens/plugin-api/compat";

const PLUGIN_NAME = "custom_scalars";
const LAYOUT_TAG = "custom_scalars__config__";

/** TensorBoard's three routes below `/data/plugin/custom_scalars`. */
export default function customScalarsBackend(context: BackendContext): readonly Route[] {
  return [layoutRoute(context), scalarsRoute(context), scalarRoute(context, "/download_data")];
}

/** `GET /layout`: the layouts of all runs as one, or `{}` without any. */
function layoutRoute({ reader }: BackendContext): Route {
  return {
    path: "/layout",
    async handle({ experiment, signal }) {
      const series = await reader.series({
        experiment,
        tags: [LAYOUT_TAG],
        pluginName: PLUGIN_NAME,
      });
      const runs = series.map(({ run }) => run).toSorted(compareText);
      const layouts: Layout[] = [];
      for (const run of runs)
        layouts.push(...(await newestLayout(reader, experiment, run, signal)));
      return json(mergeLayouts(layouts) ?? {});
    },
  };
}

/** One layout, or none when it cannot be read. */
async function newestLayout(
  reader: Reader,
  experiment: string,
  run: string,
  signal: AbortSignal,
): Promise<Layout[]> {
  const values = await reader.values({ experiment, run, tag: LAYOUT_TAG, last: 1 }, signal);
  const value = values?.[0];
  const tensor = value?.kind === "read" ? tensorForm(value.data, { maxElements: 1 }) : undefined;
  const bytes = tensor?.kind === "strings" ? tensor.values[0] : undefined;
  const layout = bytes && decodeLayout(bytes);
  return layout === undefined ? [] : [layout];
}

/**
 * `GET /scalars?run=&tag=`: all scalar series of a run whose tag a pattern matches at its
 * start, `{regex_valid, tag_to_events: {[tag]: [wall time (s), step, value][]}}`.
 */
function scalarsRoute(context: BackendContext): Route {
  return {
    path: "/scalars",
    async handle({ experiment, query, signal }) {
      const pattern = query.get("tag") ?? "";
      const program = pattern === "" ? undefined : compilePattern(pattern);
      if (program === undefined) return json(NO_PATTERN);
      const run = query.get("run");
      const runs = run === undefined ? [] : [run];
      const series = await context.reader.series({ experiment, runs, pluginName: "scalars" });
      const tags = selectMatching(
        program,
        series.map(({ tag }) => tag),
      );
      if (tags === undefined) {
        throw invalidArgument("the pattern takes too many steps to match; make it simpler");
      }
      const limit = scalarLimit(context);
      const events = await Promise.all(
        tags.map(async (tag) => {
          const points = await context.reader.points({ experiment, run: run ?? "", tag }, signal);
          return points === undefined ? [] : [[tag, pointRows(points, limit)] as const];
        }),
      );
      return json({ regex_valid: true, tag_to_events: Object.fromEntries(events.flat()) });
    },
  };
}

/** The answer to a pattern that is empty, wrong or not understood. */
const NO_PATTERN = { regex_valid: false, tag_to_events: {} };
