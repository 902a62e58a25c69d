import { homedir } from "node:os";
import { resolve } from "node:path";

/** One place to open. */
export interface LogDirectorySpec {
  readonly path: string;
  /** Runs below it are named `group/run`; "" for none. */
  readonly groupName: string;
}

const URI = /^[a-z][0-9a-z.]*:\/\//i;
const DRIVE = /^[a-z]:[\\/]/i;

/**
 * Reads `--logdir_spec`: `name:path,path,…`. An item is split at its first colon
 * unless it starts with "/", is a URI or starts with a drive letter (on Windows). Paths
 * are made absolute. A path that is named again takes the later name. Empty items
 * are skipped.
 *
 * Source: tensorboard/backend/event_processing/data_ingester.py.
 */
export function parseLogdirSpec(spec: string): LogDirectorySpec[] {
  const groupNames = new Map<string, string>();
  for (const item of spec.split(",").filter((text) => text !== "")) {
    const colon = isPlainPath(item) ? -1 : item.indexOf(":");
    groupNames.set(absolute(item.slice(colon + 1)), item.slice(0, Math.max(colon, 0)));
  }
  return [...groupNames].map(([path, groupName]) => ({ path, groupName }));
}

export function isUri(path: string): boolean {
  return URI.test(path);
}

/** Replaces a leading `~` by the home directory. */
export function expandHome(path: string): string {
  return path === "~" || path.startsWith("~/") ? homedir() + path.slice(1) : path;
}

function isPlainPath(item: string): boolean {
  return item.startsWith("/") || isUri(item) || (process.platform === "win32" && DRIVE.test(item));
}

function absolute(path: string): string {
  return isUri(path) ? path : resolve(expandHome(path));
}
