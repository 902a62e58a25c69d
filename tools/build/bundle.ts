import { build, type Plugin } from "vite";
import { inRoot } from "../root.ts";
import { bundleVariants, withoutFrontends } from "./plugins.ts";

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
 * `runlens.js`, the command, with its threads beside it. It looks for the page in `web`, there too.
 * @param inputs what else is bundled with it. Default: nothing.
 */
export async function bundleCommand({
  inputs = {},
  outDir,
  plugins: more = [],
}: Omit<BundleOptions, "inputs" | "chunkFileNames"> &
  Partial<Pick<BundleOptions, "inputs">>): Promise<void> {
  const plugins = [withoutFrontends(), ...more];
  const command = {
    runlens: inRoot("packages/cli/src/main.ts"),
    // By its name: it looks for pages and threads beside itself.
    command: inRoot("packages/cli/src/command.ts"),
  };
  await bundle({
    inputs: { ...command, ...inputs },
    outDir,
    plugins,
    chunkFileNames: "chunks/[name]-[hash].js",
  });
  await bundleThreads({ outDir, plugins });
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
