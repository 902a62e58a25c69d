import { join } from "node:path";
import { build } from "vite";
import { bundleVariants } from "../tools/build/plugins.ts";
import { inRoot } from "../tools/root.ts";

/**
 * A program of this folder, bundled as the published package is, so that its start does
 * not include what only source costs. Returns the path of the script.
 */
export async function bundleProgram(name: string): Promise<string> {
  const outDir = inRoot(".cache/bench-programs");
  await build({
    configFile: false,
    root: inRoot("."),
    logLevel: "error",
    plugins: [bundleVariants()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: "node20.19",
      rollupOptions: {
        input: {
          [name]: inRoot("bench", `${name}.ts`),
          "scan-worker": inRoot("packages/ingest/src/scan-worker.ts"),
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
  return join(outDir, `${name}.js`);
}
