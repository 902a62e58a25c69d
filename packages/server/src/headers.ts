/**
 * What our page may load: files of its own origin, and pictures that it makes itself. No
 * inline script and no `eval`. Framing stays open to all: notebooks embed the page.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join(";");

/** Headers that every answer carries. `overrides` win; an empty one takes a header away. */
export function standardHeaders(
  contentType: string,
  overrides: Readonly<Record<string, string>> = {},
): Headers {
  const headers = new Headers({
    "Cache-Control": "no-cache, must-revalidate",
    Expires: "0",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
  });
  if (contentType !== "") headers.set("Content-Type", contentType);
  if (contentType.startsWith("text/html")) {
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  }
  for (const [name, value] of Object.entries(overrides)) {
    if (value === "") headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}
