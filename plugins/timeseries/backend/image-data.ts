import { invalidArgument, type BackendContext, type Route } from "@runlens/plugin-api";
import { blobOf, decodeBlobKey, imageType } from "@runlens/plugin-api/compat";

/** `GET /imageData?imageId=`: the encoded image, as it was logged. */
export function imageDataRoute({ reader }: BackendContext): Route {
  return {
    path: "/imageData",
    async handle({ query, signal }) {
      const imageId = query.get("imageId") ?? "";
      if (imageId === "") throw invalidArgument("Missing 'imageId' field");
      const body = await blobOf(reader, decodeBlobKey(imageId), signal);
      return { status: 200, contentType: imageType(body), body };
    },
  };
}
