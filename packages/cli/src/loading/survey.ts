import { opendir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { nearestName } from "../nearest-name.ts";

/** What stands below a directory in which no event file was found. */
export interface Survey {
  readonly directories: number;
  readonly files: number;
  /** True when the directory holds more than was looked at. */
  readonly isPartial: boolean;
  /** A file that may be what was meant, relative to the directory. */
  readonly nearest?: string;
}

/** Enough to describe a mistake; a home directory or a mount must not be walked to its end. */
const MAX_ENTRIES = 10_000;

/** Packed logs, or event files that lost their name. */
const LIKELY = /\.(zip|tar|tgz|tar\.gz|gz|bz2|xz|zst)$|tfevent|\.(tfrecords?|v2)$/i;

export async function survey(directory: string): Promise<Survey> {
  const waiting = [directory];
  let directories = 0;
  let files = 0;
  let nearest: string | undefined;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const entry of await entriesOf(next)) {
      if (directories + files === MAX_ENTRIES) {
        return { directories, files, isPartial: true, ...(nearest !== undefined && { nearest }) };
      }
      const path = join(next, entry.name);
      if (entry.isDirectory()) {
        directories += 1;
        waiting.push(path);
      } else {
        files += 1;
        if (LIKELY.test(entry.name)) nearest ??= relative(directory, path);
      }
    }
  }
  return { directories, files, isPartial: false, ...(nearest !== undefined && { nearest }) };
}

/** How much of a path that does not exist is there, and what may be meant by the rest. */
export async function nearestPath(
  path: string,
): Promise<{ readonly present: string; readonly similar?: string }> {
  let missing = resolve(path);
  let present = dirname(missing);
  let entries = await entriesOf(present);
  while (entries.length === 0 && present !== dirname(present)) {
    missing = present;
    present = dirname(missing);
    entries = await entriesOf(present);
  }
  const similar = nearestName(
    basename(missing),
    entries.map((entry) => entry.name),
  );
  return { present, ...(similar !== undefined && { similar: join(present, similar) }) };
}

async function entriesOf(directory: string) {
  try {
    const entries = [];
    for await (const entry of await opendir(directory)) {
      if (entries.push(entry) === MAX_ENTRIES) break;
    }
    return entries;
  } catch {
    // Unreadable or gone: what cannot be seen is not counted.
    return [];
  }
}
