import { json, notFound, RouteError, type BackendContext, type Route } from "@runlens/plugin-api";
import {
  blobMoments,
  blobOf,
  blobTagsRoute,
  countParam,
  createBlobCounts,
  decodeBlobKey,
  encodeBlobKey,
  imageType,
  isSeriesOf,
  runAndTag,
  seriesText,
  type BlobCounts,
} from "@runlens/plugin-api/compat";

const PLUGIN_NAME = "images";

/** A step's strings are width and height, then the images. */
const FIRST_IMAGE = 2;

/** TensorBoard's three image routes, below `/data/plugin/images`. */
export default function imagesBackend(context: BackendContext): readonly Route[] {
  const counts = createBlobCounts(context.reader);
  return [
    blobTagsRoute(context, counts, PLUGIN_NAME, FIRST_IMAGE),
    imagesRoute(context, counts),
    imageRoute(context),
  ];
}

/**
 * `GET /images?run=&tag=&sample=`: the steps that have that sample, counted from 0, as
 * `{wall_time, step, query}[]`; `query` leads to the image.
 */
function imagesRoute(context: BackendContext, counts: BlobCounts): Route {
  return {
    path: "/images",
    async handle({ experiment, query, signal }) {
      const series = { experiment, ...runAndTag(query) };
      const index = FIRST_IMAGE + countParam(query, "sample");
      const isKnown = await isSeriesOf(context.reader, PLUGIN_NAME, series);
      const moments = isKnown && (await blobMoments(context, PLUGIN_NAME, series, signal));
      if (!moments) throw notFound(`No image data for ${seriesText(series.run, series.tag)}`);
      const images: object[] = [];
      for (const moment of moments) {
        if ((await counts.at(series, moment, signal)) <= index) continue;
        const { step, wallTimeSecs } = moment;
        const key = encodeBlobKey({ ...series, pluginName: PLUGIN_NAME, step, index });
        images.push({ wall_time: wallTimeSecs, step, query: `blob_key=${key}` });
      }
      return json(images);
    },
  };
}

/** `GET /individualImage?blob_key=`: the encoded image, as it was logged. */
function imageRoute({ reader }: BackendContext): Route {
  return {
    path: "/individualImage",
    async handle({ query, signal }) {
      const key = query.get("blob_key");
      if (key === undefined) {
        throw new RouteError(400, "route.invalidArgument", "Invalid run, tag, index, or sample");
      }
      const body = await blobOf(reader, decodeBlobKey(key), signal);
      return { status: 200, contentType: imageType(body), body };
    },
  };
}
