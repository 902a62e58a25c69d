import { invalidArgument, type Params } from "@runlens/plugin-api";

const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;
const NO_PARAMS: Params = { get: () => undefined, all: () => [] };

export function paramsOfQuery(query: URLSearchParams): Params {
  return { get: (name) => query.get(name) ?? undefined, all: (name) => query.getAll(name) };
}

/**
 * Fields of a form, multipart or url-encoded; none for other bodies. Files are left out.
 * @throws RouteError 400 for a form that cannot be read.
 */
export async function paramsOfForm(request: Request): Promise<Params> {
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  if (!hasBody || !FORM.test(request.headers.get("content-type") ?? "")) return NO_PARAMS;
  const form = await request.formData().catch(() => {
    throw invalidArgument("the form in the body cannot be read");
  });
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return { get: (name) => all(name)[0], all };
}
