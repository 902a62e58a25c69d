import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { ServerReply } from "./response.ts";

export interface StaticFile {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same bytes, compressed beforehand. */
  readonly brotli?: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
}

/** The files of the front end. */
export interface StaticFiles {
  /** @param path decoded, starting with "/". Undefined: there is no such file. */
  read(path: string): Promise<StaticFile | undefined>;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** A segment that does not start with a dot: neither "..", nor a hidden file. */
const SAFE_PATH = /^(?:\/[\w@~-][\w.@~-]*)+$/;

/** Serves the files below `directory`; `name.br` beside a file is its compressed form. */
export function staticDirectory(directory: string): StaticFiles {
  return {
    async read(path) {
      if (!SAFE_PATH.test(path)) return undefined;
      const file = join(directory, path);
      const [bytes, brotli] = await Promise.all([readIfThere(file), readIfThere(`${file}.br`)]);
      if (bytes === undefined) return undefined;
      return {
        contentType: contentTypeOf(file),
        bytes,
        ...(brotli === undefined ? {} : { brotli }),
      };
    },
  };
}

/** By the extension of a path. */
export function contentTypeOf(path: string): string {
  return CONTENT_TYPES[extname(path)] ?? "application/octet-stream";
}

const NO_SUCH_FILE = new Set(["ENOENT", "EISDIR", "ENOTDIR", "ENAMETOOLONG"]);

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && NO_SUCH_FILE.has(String(error.code))) {
      return undefined;
    }
    throw error;
  }
}

/** A build tool's hash of the content: eight or more letters before the extension. */
const HASHED_ASSET = /^\/assets\/[^/]*-[\w-]{8,}\.\w+$/;
const ONE_YEAR_SECS = 365 * 24 * 60 * 60;

/** A file whose name changes with its content may be kept by browsers for good. */
export function staticReply(path: string, file: StaticFile): ServerReply {
  const { contentType, bytes, brotli } = file;
  return {
    status: 200,
    contentType,
    body: bytes,
    ...(brotli === undefined ? {} : { brotli }),
    ...(HASHED_ASSET.test(path) ? { headers: CACHED_FOR_GOOD } : {}),
  };
}

const CACHED_FOR_GOOD = {
  "Cache-Control": `public, max-age=${ONE_YEAR_SECS}, immutable`,
  Expires: "",
};
