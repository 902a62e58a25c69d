import {
  invalidArgument,
  json,
  notFound,
  type BackendContext,
  type Route,
} from "@runlens/plugin-api";
import {
  blobMoments,
  blobOf,
  blobTagsRoute,
  countParam,
  createBlobCounts,
  decodeBlobKey,
  encodeBlobKey,
  pythonString,
  runAndTag,
  seriesText,
  type BlobCounts,
} from "@runlens/plugin-api/compat";
import { SOUND_TYPES, soundType } from "./encoding.ts";

const PLUGIN_NAME = "audio";

/** TensorBoard's three audio routes, below `/data/plugin/audio`. */
export default function audioBackend(context: BackendContext): readonly Route[] {
  const counts = createBlobCounts(context.reader);
  return [
    blobTagsRoute(context, counts, PLUGIN_NAME, 0),
    soundsRoute(context, counts),
    soundRoute(context),
  ];
}

/**
 * `GET /audio?run=&tag=&sample=`: the steps that have that sample, counted from 0, as
 * `{wall_time, label, step, contentType, query}[]`; `query` leads to the sound. Labels
 * are always empty, as in TensorBoard.
 */
function soundsRoute(context: BackendContext, counts: BlobCounts): Route {
  const { reader } = context;
  return {
    path: "/audio",
    async handle({ experiment, query, signal }) {
      const { run, tag } = runAndTag(query);
      const index = countParam(query, "sample");
      const series = { experiment, run, tag };
      const named = { experiment, runs: [run], tags: [tag], pluginName: PLUGIN_NAME };
      const [info] = await reader.series(named);
      const moments = info && (await blobMoments(context, PLUGIN_NAME, series, signal));
      if (moments === undefined) throw notFound(`No audio data for ${seriesText(run, tag)}`);
      const contentType = soundType(info?.pluginContent ?? new Uint8Array());
      const sounds: object[] = [];
      for (const moment of moments) {
        if ((await counts.at(series, moment, signal)) <= index) continue;
        const { step, wallTimeSecs } = moment;
        const key = encodeBlobKey({ ...series, pluginName: PLUGIN_NAME, step, index });
        sounds.push({
          wall_time: wallTimeSecs,
          label: "",
          step,
          contentType,
          query: `blob_key=${key}&content_type=${encodeURIComponent(contentType)}`,
        });
      }
      return json(sounds);
    },
  };
}

/** `GET /individualAudio?blob_key=&content_type=`: the encoded sound, as it was logged. */
function soundRoute({ reader }: BackendContext): Route {
  return {
    path: "/individualAudio",
    async handle({ query, signal }) {
      const contentType = query.get("content_type");
      if (contentType === undefined || !SOUND_TYPES.includes(contentType)) {
        throw invalidArgument(`Illegal mime type ${pythonString(contentType)}`);
      }
      const body = await blobOf(reader, decodeBlobKey(query.get("blob_key") ?? ""), signal);
      return { status: 200, contentType, body };
    },
  };
}
