import { buildWebIfStale } from "../../tools/build-web.ts";

/** Once before all browser tests: the page they open is built from the sources that are there. */
export async function setup(): Promise<void> {
  await buildWebIfStale(() => {});
}
