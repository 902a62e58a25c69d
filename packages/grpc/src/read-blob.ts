import type { Reader } from "@runlens/model";
import { RouteError } from "@runlens/plugin-api";
import { blobOf, decodeBlobKey, type BlobKey } from "@runlens/plugin-api/compat";
import type { Procedure } from "./grpc-server.ts";
import { BLOB_PIECE_BYTES } from "./limits.ts";
import { MessageWriter } from "./message-writer.ts";
import { readBlobKey } from "./requests.ts";
import { invalidArgument, RPC_STATUS, RpcError } from "./rpc-error.ts";

/** A stream of pieces, data 1 each, which make the blob together; none for an empty blob. */
export function readBlob(reader: Reader): Procedure {
  return async function* (bytes, signal) {
    const blob = await blobFor(reader, keyOf(readBlobKey(bytes)), signal);
    for (let start = 0; start < blob.length; start += BLOB_PIECE_BYTES) {
      const message = new MessageWriter(Infinity);
      message.byteField(1, blob.subarray(start, start + BLOB_PIECE_BYTES));
      yield message.finish();
    }
  };
}

/** Of a key that is none: enough to know it again. */
const MAX_KEY_TEXT = 100;

function keyOf(text: string): BlobKey {
  try {
    return decodeBlobKey(text);
  } catch (error) {
    if (!(error instanceof RouteError)) throw error;
    const shown = JSON.stringify(text.slice(0, MAX_KEY_TEXT));
    throw invalidArgument(`failed to parse blob key: ${shown}`);
  }
}

async function blobFor(reader: Reader, key: BlobKey, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await blobOf(reader, key, signal);
  } catch (error) {
    if (!(error instanceof RouteError)) throw error;
    // TensorBoard puts these words in front again.
    throw new RpcError(RPC_STATUS.notFound, error.message.replace(/^Not found: /, ""));
  }
}
