import { build, type Plugin } from "vite";
import { inRoot } from "../root.ts";
import { bundleVariants } from "./plugins.ts";

const OLDEST_NODE = "node20.19";

export interface BundleOptions {
  /** Sources by the name of the script that is made of them. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What is there stays. */
  readonly outDir: string;
  readonly plugins?: readonly Plugin[];
  /** Of what several scripts share; default: `[name].js`. */
  readonly chunkFileNames?: string;
}

/** Scripts for Node that need no packages. */
export async function bundle(options: BundleOptions): Promise<void> {
  const { inputs, outDir, plugins = [], chunkFileNames = "[name].js" } = options;
  await build({
    configFile: false,
    root: inRoot("."),
    logLevel: "warn",
    plugins: [bundleVariants(), ...plugins],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: OLDEST_NODE,
      rollupOptions: {
        input: { ...inputs },
        output: { entryFileNames: "[name].js", chunkFileNames },
      },
    },
  });
}

/**
 * The threads that scan, to lie beside the script that starts them. By themselves: what
 * they would share with it brings along modules that take them longer to load than some
 * files to read.
 */
export async function bundleThreads(options: Omit<BundleOptions, "inputs">): Promise<void> {
  const source = inRoot("packages/ingest/src/scan-worker.ts");
  await bundle({ ...options, inputs: { "scan-worker": source } });
}
