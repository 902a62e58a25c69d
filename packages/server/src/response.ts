import { createHash } from "node:crypto";
import type { Reply } from "@runlens/plugin-api";
import { chooseCoding, compressed, type ContentCoding } from "./content-coding.ts";
import { standardHeaders } from "./headers.ts";
import { MIN_COMPRESSED_BYTES } from "./limits.ts";

/** A reply and what only the server itself says with it. */
export interface ServerReply extends Reply {
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, compressed beforehand; sent to clients that accept it. */
  readonly brotli?: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
}

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|xml|javascript|x-runlens-(?:series|values))|image\/svg\+xml)/;

/**
 * Sends a reply as `request` wants it: compressed when that helps and the client accepts
 * it, 304 when the client has it, its length alone for HEAD.
 */
export async function toResponse(reply: ServerReply, request: Request): Promise<Response> {
  const headers = standardHeaders(reply.contentType, reply.headers);
  const bytes = typeof reply.body === "string" ? new TextEncoder().encode(reply.body) : reply.body;
  if (reply.status === 200 && isRead(request)) {
    const tag = entityTag(bytes);
    headers.set("ETag", tag);
    if (matches(request.headers.get("if-none-match"), tag)) return notModified(headers);
  }
  const body = await encode(reply, bytes, request, headers);
  headers.set("Content-Length", String(body.length));
  const isBodyless = request.method === "HEAD" || body.length === 0;
  return new Response(isBodyless ? null : uncopied(body), { status: reply.status, headers });
}

/** From here on a stream costs less than the copy that `Response` makes of bytes. */
const LARGE_BODY_BYTES = 2 ** 18;

function uncopied(
  body: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> {
  if (body.length < LARGE_BODY_BYTES) return body;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(body);
      controller.close();
    },
  });
}

function isRead(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

/** Of bodies that are sent again; nobody changes a body that was sent. */
const entityTags = new WeakMap<Uint8Array, string>();

/** Weak, since compressed and plain bytes share it. */
function entityTag(bytes: Uint8Array): string {
  const known = entityTags.get(bytes);
  if (known !== undefined) return known;
  const tag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  entityTags.set(bytes, tag);
  return tag;
}

function matches(ifNoneMatch: string | null, tag: string): boolean {
  const opaque = tag.slice("W/".length);
  return ifNoneMatch?.split(",").some((t) => t.trim().replace(/^W\//, "") === opaque) ?? false;
}

function notModified(headers: Headers): Response {
  headers.delete("Content-Type");
  return new Response(null, { status: 304, headers });
}

/** The bytes to send; says in `headers` how they are coded. */
async function encode(
  reply: ServerReply,
  bytes: Uint8Array<ArrayBuffer>,
  request: Request,
  headers: Headers,
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes.length < MIN_COMPRESSED_BYTES || !COMPRESSIBLE.test(reply.contentType)) return bytes;
  headers.set("Vary", "Accept-Encoding");
  const accepted = request.headers.get("accept-encoding");
  const ready = readyCodings(reply);
  const readyCoding = chooseCoding(accepted, ready.keys());
  const coding = readyCoding ?? chooseCoding(accepted);
  if (coding === undefined) return bytes;
  headers.set("Content-Encoding", coding);
  return ready.get(coding) ?? compressed(coding, bytes);
}

function readyCodings({ brotli, gzip }: ServerReply): Map<ContentCoding, Uint8Array<ArrayBuffer>> {
  const ready = new Map<ContentCoding, Uint8Array<ArrayBuffer>>();
  if (brotli !== undefined) ready.set("br", brotli);
  if (gzip !== undefined) ready.set("gzip", gzip);
  return ready;
}
