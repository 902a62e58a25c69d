import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** What the files in a directory take; those that vanish meanwhile take nothing. */
export async function bytesBelow(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => []);
  const sizes = names.map((name) => stat(join(directory, name)).catch(() => undefined));
  return (await Promise.all(sizes)).reduce((sum, stats) => sum + (stats?.size ?? 0), 0);
}
