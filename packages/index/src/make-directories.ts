import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a directory and those above it, where they are missing. Node's own way never returns
 * where a parent is there and nothing can be made in it, such as in `/proc`.
 *
 * @param mode Default: for this user alone.
 * @throws what the file system says.
 */
export function makeDirectories(path: string, mode = 0o700): void {
  const parent = dirname(path);
  if (makeOne(path, mode) || parent === path) return;
  makeDirectories(parent, mode);
  if (!makeOne(path, mode)) throw new Error(`no directory can be made in ${parent}`);
}

/** Returns false where its parent is missing. */
function makeOne(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    // What stands there may be no directory; whoever goes on in it is told.
    if (code === "EEXIST") return true;
    if (code === "ENOENT") return false;
    throw error;
  }
}
