import { MESH_PARTS, tensorForm, type MeshPart } from "@runlens/format";
import {
  invalidArgument,
  json,
  RouteError,
  type BackendContext,
  type Params,
  type Route,
} from "@runlens/plugin-api";
import {
  countParam,
  momentsOf,
  pointLimit,
  pythonString,
  sampledMoments,
} from "@runlens/plugin-api/compat";
import { meshSample } from "./mesh-sample.ts";
import { readMeshSeries, type MeshSeries } from "./mesh-series.ts";

const PLUGIN_NAME = "mesh";

/** As many steps as TensorBoard sends of a series. */
const USUAL_STEPS = 100;

/** TensorBoard's three routes below `/data/plugin/mesh`. */
export default function meshBackend(context: BackendContext): readonly Route[] {
  return [tagsRoute(context), meshesRoute(context), dataRoute(context)];
}

/** `GET /tags`: `{[run]: {[mesh]: {samples}}}`. */
function tagsRoute({ reader }: BackendContext): Route {
  return {
    path: "/tags",
    async handle({ experiment }) {
      const meshesByRun = new Map<string, Map<string, { samples: number }>>();
      for (const series of await reader.series({ experiment, pluginName: PLUGIN_NAME })) {
        const meshes = meshesByRun.get(series.run) ?? new Map<string, { samples: number }>();
        meshesByRun.set(series.run, meshes);
        const mesh = readMeshSeries(series);
        if (mesh !== undefined) meshes.set(mesh.meshName, { samples: mesh.shape[0] ?? 0 });
      }
      const runs = Array.from(meshesByRun, ([run, meshes]) => [run, Object.fromEntries(meshes)]);
      return json(Object.fromEntries(runs));
    },
  };
}

/** `GET /meshes?run=&tag=`: what was logged of one mesh and when, by step, then by part. */
function meshesRoute(context: BackendContext): Route {
  return {
    path: "/meshes",
    async handle({ experiment, query, signal }) {
      const limit = pointLimit(context, PLUGIN_NAME, USUAL_STEPS);
      const parts = await Promise.all(
        (await partsOf(context, experiment, query)).map(async (part) => {
          const named = { experiment, run: part.run, tag: part.tag };
          const moments = (await momentsOf(context.reader, named, signal)) ?? [];
          return sampledMoments(moments, limit).map(({ step, wallTimeSecs }) => ({
            wall_time: wallTimeSecs,
            step,
            content_type: part.contentType,
            components: part.components,
            config: part.config,
            data_shape: part.shape,
          }));
        }),
      );
      return json(parts.flat().toSorted((a, b) => a.step - b.step));
    },
  };
}

/**
 * `GET /data?run=&tag=&content_type=&sample=&step=`: the elements of one sample of one
 * part; see `meshSample`. Nothing when none was logged at the step.
 */
function dataRoute(context: BackendContext): Route {
  return {
    path: "/data",
    async handle({ experiment, query, signal }) {
      const name = contentTypeName(query);
      const step = stepParam(query);
      const sample = countParam(query, "sample");
      const parts = await partsOf(context, experiment, query);
      const part = parts.find(({ contentType }) => contentType === MESH_PARTS[name]);
      const tensor = part && (await tensorAt(context, experiment, part, step, signal));
      if (tensor === undefined) return elements(new Uint8Array());
      const bytes = meshSample(tensor, name, sample);
      if (bytes === undefined) throw invalidArgument(`there is no sample ${sample} of the mesh`);
      return elements(bytes);
    },
  };
}

/** The series of the mesh that a query names: vertices, faces, colours. */
async function partsOf(
  { reader }: BackendContext,
  experiment: string,
  query: Params,
): Promise<MeshSeries[]> {
  const run = query.get("run");
  const tag = query.get("tag");
  if (run === undefined) return [];
  const series = await reader.series({ experiment, runs: [run], pluginName: PLUGIN_NAME });
  return series
    .flatMap((each) => readMeshSeries(each) ?? [])
    .filter(({ meshName }) => meshName === tag)
    .toSorted((a, b) => a.contentType - b.contentType);
}

/** The last value at a step; no other is read. */
async function tensorAt(
  { reader }: BackendContext,
  experiment: string,
  { run, tag }: MeshSeries,
  step: number,
  signal: AbortSignal,
) {
  const query = { experiment, run, tag };
  const moments = (await momentsOf(reader, query, signal)) ?? [];
  const moment = moments.findLast((each) => each.step === step);
  if (moment === undefined) return undefined;
  const values = await reader.values({ ...query, positions: [moment.position] }, signal);
  const value = values?.[0];
  const tensor = value?.kind === "read" ? tensorForm(value.data) : undefined;
  return tensor?.kind === "unreadable" ? undefined : tensor;
}

/** @throws RouteError 400. */
function contentTypeName(query: Params): MeshPart {
  const name = query.get("content_type");
  if (name === "VERTEX" || name === "FACE" || name === "COLOR") return name;
  throw new RouteError(400, "route.invalidArgument", "Bad content_type");
}

/** @throws RouteError 400, where TensorBoard has a server error. */
function stepParam(query: Params): number {
  const text = query.get("step") ?? "0";
  const step = text.trim() === "" ? NaN : Number(text);
  if (Number.isFinite(step)) return step;
  throw invalidArgument(`step must be a number: step=${pythonString(text)}`);
}

/** `arraybuffer` is no media type, but what TensorBoard says. */
function elements(body: Uint8Array<ArrayBuffer>) {
  return { status: 200, contentType: "arraybuffer", body };
}
