import { createHash } from "node:crypto";
import type { Reply } from "@runlens/plugin-api";
import { joinJson } from "@runlens/plugin-api/compat";
import {
  chooseCoding,
  compressed,
  compressedStream,
  type ContentCoding,
} from "./content-coding.ts";
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
  let parts = partsOf(reply.body);
  if (reply.status === 200 && isRead(request)) {
    const whole = joined(parts);
    parts = [whole];
    const tag = entityTag(whole);
    headers.set("ETag", tag);
    if (matches(request.headers.get("if-none-match"), tag)) return notModified(headers);
  }
  const { status } = reply;
  const coding = codingFor(reply, parts, request, headers);
  const ready = coding && readyCodings(reply).get(coding);
  if (coding !== undefined && ready === undefined && lengthOf(parts) >= LARGE_BODY_BYTES) {
    const body = request.method === "HEAD" ? null : compressedStream(coding, parts);
    return new Response(body, { status, headers });
  }
  if (coding !== undefined) parts = [ready ?? (await compressed(coding, joined(parts)))];
  const byteLength = lengthOf(parts);
  headers.set("Content-Length", String(byteLength));
  const isBodyless = request.method === "HEAD" || byteLength === 0;
  return new Response(isBodyless ? null : uncopied(parts), { status, headers });
}

type Parts = readonly Uint8Array<ArrayBuffer>[];

const utf8 = new TextEncoder();

function partsOf(body: Reply["body"]): Parts {
  return [body].flat().map((part) => (typeof part === "string" ? utf8.encode(part) : part));
}

function lengthOf(parts: Parts): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function joined(parts: Parts): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : joinJson(parts);
}

/** From here on a stream costs less than the copy that `Response` makes of bytes. */
const LARGE_BODY_BYTES = 2 ** 18;

function uncopied(parts: Parts): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> {
  if (lengthOf(parts) < LARGE_BODY_BYTES) return joined(parts);
  return new ReadableStream({
    start(controller) {
      for (const part of withoutSmall(parts)) controller.enqueue(part);
      controller.close();
    },
  });
}

/** Smaller parts cost less to join than to send one by one. */
const SMALL_PART_BYTES = 2 ** 16;

function withoutSmall(parts: Parts): Parts {
  const larger: Uint8Array<ArrayBuffer>[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  const joinWaiting = (): void => {
    if (waiting.length > 0) larger.push(joined(waiting));
    waiting = [];
  };
  for (const part of parts) {
    if (part.length >= SMALL_PART_BYTES) {
      joinWaiting();
      larger.push(part);
      continue;
    }
    waiting.push(part);
    if (lengthOf(waiting) >= SMALL_PART_BYTES) joinWaiting();
  }
  joinWaiting();
  return larger;
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

/** How the bytes are to be coded, which `headers` then say. Undefined: not at all. */
function codingFor(
  reply: ServerReply,
  parts: Parts,
  request: Request,
  headers: Headers,
): ContentCoding | undefined {
  if (lengthOf(parts) < MIN_COMPRESSED_BYTES || !COMPRESSIBLE.test(reply.contentType)) {
    return undefined;
  }
  headers.set("Vary", "Accept-Encoding");
  const accepted = request.headers.get("accept-encoding");
  const coding = chooseCoding(accepted, readyCodings(reply).keys()) ?? chooseCoding(accepted);
  if (coding !== undefined) headers.set("Content-Encoding", coding);
  return coding;
}

function readyCodings({ brotli, gzip }: ServerReply): Map<ContentCoding, Uint8Array<ArrayBuffer>> {
  const ready = new Map<ContentCoding, Uint8Array<ArrayBuffer>>();
  if (brotli !== undefined) ready.set("br", brotli);
  if (gzip !== undefined) ready.set("gzip", gzip);
  return ready;
}
