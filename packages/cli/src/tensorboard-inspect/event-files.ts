import { compareText } from "@runlens/base";
import { readdir, realpath } from "node:fs/promises";
import { basename, join } from "node:path";

/** A directory that directly holds event files. */
export interface EventDirectory {
  readonly path: string;
  /** By name. */
  readonly files: readonly string[];
}

export function isEventFile(path: string): boolean {
  return basename(path).includes("tfevents");
}

/**
 * Directories with event files below `root`, each once, by path. Links are followed; what
 * cannot be listed has none.
 */
export async function findEventDirectories(root: string): Promise<EventDirectory[]> {
  const found: EventDirectory[] = [];
  const seen = new Set<string>();
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const place = await realpath(path).catch(() => undefined);
    if (place === undefined || seen.has(place)) continue;
    seen.add(place);
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    const files: string[] = [];
    for (const entry of entries) {
      const entryPath = join(path, entry.name);
      if (isEventFile(entryPath) && !entry.isDirectory()) files.push(entryPath);
      else if (!entry.isFile()) waiting.push(entryPath);
    }
    if (files.length > 0) found.push({ path, files: files.toSorted(compareText) });
  }
  return found.toSorted((a, b) => compareText(a.path, b.path));
}
