import { WireReader } from "@runlens/format";
import { invalidArgument } from "./rpc-error.ts";

/** Any request of the data provider: what it leaves out is absent, and "" is "". */
export interface ProviderRequest {
  experiment: string;
  pluginName: string;
  /** Absent: all. Empty: none. */
  runs?: string[];
  tags?: string[];
  /** Absent: the request has no `downsample`. */
  pointLimit?: bigint;
}

/**
 * Reads the requests of all procedures but ReadBlob, which have one layout: experiment 1,
 * plugin filter 2, run and tag filter 3, downsample 4.
 *
 * @throws RpcError for bytes that are no such message.
 */
export function readRequest(bytes: Uint8Array): ProviderRequest {
  const request: ProviderRequest = { experiment: "", pluginName: "" };
  eachField(bytes, (field) => {
    switch (field.key) {
      case 0x0a:
        request.experiment = field.text();
        break;
      case 0x12:
        eachField(field.bytes(), (inner) => {
          if (inner.key === 0x0a) request.pluginName = inner.text();
        });
        break;
      case 0x1a:
        eachField(field.bytes(), (inner) => {
          if (inner.key === 0x0a) request.runs = addNames(request.runs, inner.bytes());
          if (inner.key === 0x12) request.tags = addNames(request.tags, inner.bytes());
        });
        break;
      case 0x22:
        request.pointLimit ??= 0n;
        eachField(field.bytes(), (inner) => {
          if (inner.key === 0x08) request.pointLimit = inner.int64();
        });
        break;
    }
  });
  return request;
}

/** @throws RpcError for bytes that are no ReadBlobRequest. */
export function readBlobKey(bytes: Uint8Array): string {
  let key = "";
  eachField(bytes, (field) => {
    if (field.key === 0x0a) key = field.text();
  });
  return key;
}

function addNames(names: string[] = [], filter: Uint8Array): string[] {
  eachField(filter, (field) => {
    if (field.key === 0x0a) names.push(field.text());
  });
  return names;
}

function eachField(bytes: Uint8Array, look: (field: WireReader) => void): void {
  const fields = new WireReader(bytes);
  while (fields.next()) look(fields);
  if (fields.malformed) throw invalidArgument("failed to decode the request");
}

/** A request for series: one plugin's, of runs and tags that are named or of all. */
export interface SeriesRequest {
  readonly experiment: string;
  readonly pluginName: string;
  readonly runs?: readonly string[];
  readonly tags?: readonly string[];
}

/** @throws RpcError with TensorBoard's words. */
export function seriesRequest(bytes: Uint8Array): SeriesRequest {
  const { pointLimit: _, ...request } = readRequest(bytes);
  return withPlugin(request);
}

/** @throws RpcError with TensorBoard's words. */
export function pointsRequest(bytes: Uint8Array): { series: SeriesRequest; pointLimit: number } {
  const { pointLimit, ...request } = readRequest(bytes);
  const series = withPlugin(request);
  if (pointLimit === undefined) throw invalidArgument("must specify downsample");
  if (pointLimit < 0n) {
    throw invalidArgument(`num_points must be non-negative; got ${pointLimit}`);
  }
  return { series, pointLimit: Number(pointLimit) };
}

function withPlugin(request: SeriesRequest): SeriesRequest {
  if (request.pluginName === "") throw invalidArgument("must specify non-empty plugin name");
  return request;
}
