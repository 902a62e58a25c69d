const LOOPBACK_V4 = /^127(?:\.\d{1,3}){1,3}$/;
const PORT = /:\d+$/;

/**
 * Whether a server that listens on `boundHost` answers a request for `hostHeader`.
 *
 * A page of another site can point its own name at 127.0.0.1 (DNS rebinding) and then
 * read what a local server answers, but it cannot change the `Host` that its visitor's browser
 * sends. So a server on a loopback address knows only names that are surely local, and
 * the one it was told. A server on another address is meant to be reached by any name.
 *
 * @param boundHost undefined: all interfaces.
 * @param hostHeader with or without a port; an IPv6 address in brackets.
 */
export function isAcceptedHost(boundHost: string | undefined, hostHeader: string): boolean {
  if (boundHost === undefined || !isLoopback(boundHost)) return true;
  const name = hostName(hostHeader);
  return isLoopback(name) || name === boundHost.toLowerCase();
}

/**
 * Whether a request that may change or cost something comes from our own page, or from
 * no page at all.
 *
 * Browsers name the page that asks in `Origin`. Behind a proxy that rewrites `Host` the two
 * differ, so the browser's own verdict in `Sec-Fetch-Site` counts, too, which no page can set
 * and no browser sends to plain HTTP elsewhere; and the name that the proxy was asked for, in
 * `X-Forwarded-Host`, which no page can send to another origin without asking before.
 */
export function isOwnOrigin(headers: Headers, host: string): boolean {
  const origin = headers.get("origin");
  if (origin === null || headers.get("sec-fetch-site") === "same-origin") return true;
  const names = [host, headers.get("x-forwarded-host") ?? ""].map((name) => name.toLowerCase());
  return URL.canParse(origin) && names.includes(new URL(origin).host);
}

function isLoopback(name: string): boolean {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    LOOPBACK_V4.test(name) ||
    name === "::1" ||
    name === "[::1]"
  );
}

function hostName(hostHeader: string): string {
  return hostHeader.toLowerCase().replace(PORT, "");
}
