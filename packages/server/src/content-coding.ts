import { Readable, type Transform } from "node:stream";
import zlib from "node:zlib";

export type ContentCoding = "zstd" | "br" | "gzip";

interface Compressor {
  readonly compress: (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
  readonly createStream: () => Transform;
}

/** Best first. Node has zstd from 22.15 on. */
const COMPRESSORS: ReadonlyMap<ContentCoding, Compressor> = new Map([
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
  return compressorOf(coding).compress(bytes);
}

/** The same of a large body, whose first bytes are there before its last ones are compressed. */
export function compressedStream(
  coding: ContentCoding,
  parts: Iterable<Uint8Array>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const compressing = Readable.from(parts).pipe(compressorOf(coding).createStream());
  const chunks: AsyncIterator<Uint8Array<ArrayBuffer>> = compressing[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      compressing.destroy();
    },
  });
}

function compressorOf(coding: ContentCoding): Compressor {
  const compressor = COMPRESSORS.get(coding);
  if (compressor === undefined) throw new TypeError(`no compressor for ${coding}`);
  return compressor;
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

/** Bytes that a stream hands on at once. */
const CHUNK_BYTES = 2 ** 16;

function zstd(): Compressor {
  const params = { [zlib.constants.ZSTD_c_compressionLevel]: 3 };
  return compressorWith(zlib.zstdCompress, zlib.createZstdCompress, { params });
}

function brotli(): Compressor {
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 };
  return compressorWith(zlib.brotliCompress, zlib.createBrotliCompress, { params });
}

function gzip(): Compressor {
  return compressorWith(zlib.gzip, zlib.createGzip, { level: 3 });
}

function compressorWith<Options extends object>(
  compressAll: (bytes: Uint8Array, options: Options, done: zlib.CompressCallback) => void,
  createStream: (options: Options) => Transform,
  options: Options,
): Compressor {
  return {
    compress: (bytes) =>
      new Promise((resolve, reject) => {
        compressAll(bytes, options, (error, result) =>
          error === null ? resolve(result) : reject(error),
        );
      }),
    createStream: () => createStream({ ...options, chunkSize: CHUNK_BYTES }),
  };
}
