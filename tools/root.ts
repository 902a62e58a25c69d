import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Absolute path of something in the repository. */
export function inRoot(...segments: string[]): string {
  return join(ROOT, ...segments);
}
