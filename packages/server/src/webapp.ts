import { RunlensError } from "@runlens/base";
import { readFile, stat } from "node:fs/promises";
import { relativeRoot, type InsideAddress } from "./address.ts";
import type { ServerReply } from "./response.ts";
import { contentTypeOf, staticDirectory, type StaticFiles } from "./static-files.ts";
import { readZip } from "./zip-archive.ts";

/** What TensorBoard lets its page load. Source: tensorboard/backend/http_util.py. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "font-src 'self' data:",
  "frame-src 'self' https://ui.perfetto.dev",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "style-src 'self' https://www.gstatic.com data: 'unsafe-inline'",
  "connect-src 'self'",
  "script-src 'self' 'unsafe-eval'",
].join(";");

const ONE_DAY_SECS = 24 * 60 * 60;

/**
 * The files of a front end that is not ours, from a directory or a zip archive.
 * @throws RunlensError `webapp.unreadable` when there is none.
 */
export async function openWebapp(path: string): Promise<StaticFiles> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) throw noWebapp(path, "There is nothing at");
  const files = stats.isDirectory()
    ? staticDirectory(path)
    : zipFiles(new Uint8Array(await readFile(path)));
  if ((await files.read("/index.html")) === undefined)
    throw noWebapp(path, "There is no index.html in");
  return files;
}

/** The files of an archive, each below "/". */
export function zipFiles(archive: Uint8Array<ArrayBuffer>): StaticFiles {
  const entries = new Map(readZip(archive).map((entry) => [`/${entry.name}`, entry]));
  return {
    async read(path) {
      const entry = entries.get(path);
      if (entry === undefined) return undefined;
      const gzip = entry.gzip?.();
      const file = { contentType: contentTypeOf(path), bytes: await entry.read() };
      return gzip === undefined ? file : { ...file, gzip };
    },
  };
}

/**
 * A file of a front end that was written for TensorBoard's server, by its rules: the page
 * says where the path prefix starts, and a script that is asked for by the hash of its
 * content may be kept for a day. Undefined: there is no such file.
 */
export async function webappReply(
  files: StaticFiles,
  { path, scriptRoot }: InsideAddress,
  fileHash: string | null,
  pathPrefix: string,
): Promise<ServerReply | undefined> {
  const isPage = path === "/" || path === "/index.html";
  const file = await files.read(isPage ? "/index.html" : path);
  if (file === undefined) return undefined;
  const { contentType, bytes, ...packed } = file;
  if (isPage) {
    const root = `<!doctype html><meta name="tb-relative-root" content="${relativeRoot(scriptRoot, pathPrefix)}">`;
    const body = root + new TextDecoder().decode(bytes);
    return { status: 200, contentType, body, headers: PAGE_HEADERS };
  }
  const isCached = contentType.startsWith("text/javascript") && Boolean(fileHash);
  const headers = {
    ...(contentType.startsWith("text/html") ? PAGE_HEADERS : {}),
    ...(isCached ? cachedForADay() : {}),
  };
  return { status: 200, contentType, body: bytes, ...packed, headers };
}

const PAGE_HEADERS = { "Content-Security-Policy": CONTENT_SECURITY_POLICY };

function cachedForADay(): Readonly<Record<string, string>> {
  return {
    "Cache-Control": `private, max-age=${ONE_DAY_SECS}`,
    Expires: new Date(Date.now() + ONE_DAY_SECS * 1000).toUTCString(),
  };
}

function noWebapp(path: string, what: string): RunlensError {
  return new RunlensError({
    code: "webapp.unreadable",
    message: `${what} ${path}.`,
    hint: "Give --webapp a zip archive with an index.html, or a directory with one.",
  });
}
