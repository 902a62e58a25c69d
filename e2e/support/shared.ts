import { existsSync } from "node:fs";
import { inRoot } from "../../tools/root.ts";

/** Logs of other programs and TensorBoard's answers on them lie beside the checkout, or nowhere. */
export function sharedFixtures(...segments: string[]): string {
  return inRoot("..", "shared", "fixtures", ...segments);
}

export const haveSharedFixtures = existsSync(sharedFixtures());
