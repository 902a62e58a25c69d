import { invalidArgument, type Params } from "@runlens/plugin-api";
import { invalidRequest } from "./api/api-route.ts";
import { bodyTooLarge, notCalledJson } from "./errors.ts";
import { MAX_BODY_BYTES } from "./limits.ts";

const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;
const NO_PARAMS: Params = { get: () => undefined, all: () => [] };

/**
 * Fields of a form, multipart or url-encoded; none for other bodies. Files are left out.
 * @throws RouteError 400 for a form that cannot be read; HttpError 413.
 */
export async function formParams(request: Request): Promise<Params> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!FORM.test(contentType)) return NO_PARAMS;
  const bytes = await readBody(request);
  const form = await formOf(bytes, contentType);
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return { get: (name) => all(name)[0], all };
}

async function formOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "Content-Type": contentType } }).formData();
  } catch {
    throw invalidArgument("the form in the body cannot be read");
  }
}

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

/**
 * A form of another site can send any text, but cannot call it JSON without asking first.
 * @throws HttpError 415.
 */
export function checkJsonType(request: Request): void {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) throw notCalledJson();
}

/** @throws HttpError 400 for what is no JSON; 413. */
export async function jsonBody(request: Request): Promise<unknown> {
  const text = new TextDecoder().decode(await readBody(request));
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest("The body of the request is no JSON.");
  }
}

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of request.body ?? []) {
    byteLength += chunk.length;
    if (byteLength > MAX_BODY_BYTES) throw bodyTooLarge();
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
