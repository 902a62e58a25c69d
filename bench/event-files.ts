import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Paths of all files below a log set, in order. */
export function eventFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
