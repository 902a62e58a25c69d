import { hostname } from "node:os";
import { isAnswering } from "./is-answering.ts";

/** "http://localhost:6006/runlens/"; an IPv6 address stands in brackets. */
export function urlOf(host: string, port: number, pathPrefix: string): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}${pathPrefix}/`;
}

/** The name to show people: the machine's own when all interfaces are bound and it leads here. */
export async function shownHost(bindAll: boolean, port: number): Promise<string> {
  return bindAll && (await isAnswering(hostname(), port)) ? hostname() : "localhost";
}
