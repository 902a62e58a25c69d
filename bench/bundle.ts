import { join } from "node:path";
import { bundle, bundleThreads } from "../tools/build/bundle.ts";
import { inRoot } from "../tools/root.ts";

/**
 * A program of this folder, bundled as the published package is, so that its start does
 * not include what only source costs. Returns the path of the script.
 */
export async function bundleProgram(name: string): Promise<string> {
  const outDir = inRoot(".cache/bench-programs");
  await bundle({ inputs: { [name]: inRoot("bench", `${name}.ts`) }, outDir });
  await bundleThreads({ outDir });
  return join(outDir, `${name}.js`);
}
