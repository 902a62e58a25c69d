import { promisify } from "node:util";
import zlib from "node:zlib";

export type ContentCoding = "zstd" | "br" | "gzip";

type Compress = (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;

/** Best first. Node has zstd from 22.15 on. */
const COMPRESSORS: ReadonlyMap<ContentCoding, Compress> = new Map([
  ...(typeof zlib.zstdCompress === "function" ? ([["zstd", zstd()]] as const) : []),
  ["br", brotli()],
  ["gzip", gzip()],
]);

/**
 * The coding for a client that sent `acceptEncoding`: of those that it likes most, the
 * first of ours. Undefined: send the bytes as they are.
 *
 * A coding that is not named counts as "*" does, else as refused; `identity` not named is
 * the last resort. Source: RFC 9110, section 12.5.3.
 */
export function chooseCoding(
  acceptEncoding: string | null,
  available: Iterable<ContentCoding> = COMPRESSORS.keys(),
): ContentCoding | undefined {
  const weights = readWeights(acceptEncoding ?? "");
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get("*") ?? 0;
  let best: ContentCoding | undefined;
  let bestWeight = weights.get("identity") ?? 0;
  for (const coding of available) {
    const weight = weightOf(coding);
    if (weight <= 0 || weight < bestWeight || (best !== undefined && weight === bestWeight))
      continue;
    best = coding;
    bestWeight = weight;
  }
  return best;
}

export async function compressed(
  coding: ContentCoding,
  bytes: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const compress = COMPRESSORS.get(coding);
  if (compress === undefined) throw new TypeError(`no compressor for ${coding}`);
  return compress(bytes);
}

function readWeights(acceptEncoding: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const item of acceptEncoding.toLowerCase().split(",")) {
    const [name = "", ...parameters] = item.split(";").map((part) => part.trim());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (name !== "" && weight >= 0 && weight <= 1) weights.set(aliasOf(name), weight);
  }
  return weights;
}

function aliasOf(coding: string): string {
  return coding === "x-gzip" ? "gzip" : coding;
}

function zstd(): Compress {
  const compress = promisify(zlib.zstdCompress);
  return (bytes) => compress(bytes, { params: { [zlib.constants.ZSTD_c_compressionLevel]: 3 } });
}

function brotli(): Compress {
  const compress = promisify(zlib.brotliCompress);
  return (bytes) => compress(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } });
}

function gzip(): Compress {
  const compress = promisify(zlib.gzip);
  return (bytes) => compress(bytes, { level: 3 });
}
