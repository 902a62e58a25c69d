import { invalidArgument } from "@runlens/plugin-api";

const HEADER = "X-TensorBoard-Feature-Flags";
const QUERY_PARAMETER = "tensorBoardFeatureFlags";

/**
 * TensorBoard's page may send feature flags as a JSON object in a header or a query
 * parameter. We know no flags, but malformed ones get TensorBoard's answer.
 *
 * @throws RouteError 400.
 */
export function checkFeatureFlags(headers: Headers, query: URLSearchParams): void {
  checkFlags(HEADER, headers.get(HEADER));
  checkFlags(QUERY_PARAMETER, query.get(QUERY_PARAMETER));
}

function checkFlags(source: string, text: string | null): void {
  if (text === null || text === "") return;
  const flags = parseJson(source, text);
  if (typeof flags !== "object" || flags === null || Array.isArray(flags)) {
    throw invalidArgument(`${source} cannot be decoded to a dict.`);
  }
}

function parseJson(source: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidArgument(`${source} cannot be JSON decoded.`);
  }
}
