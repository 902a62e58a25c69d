import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Plugin } from "vite";

/** `x.bundle.ts` beside `x.ts` takes its place: for what only source can do, such as listing folders. */
export function bundleVariants(): Plugin {
  return {
    name: "runlens:bundle-variants",
    enforce: "pre",
    resolveId(source, importer) {
      if (importer === undefined || !/^\..*(?<!\.bundle)\.ts$/.test(source)) return undefined;
      const variant = resolve(dirname(importer), source).replace(/\.ts$/, ".bundle.ts");
      return existsSync(variant) ? variant : undefined;
    },
  };
}

const NO_FRONTEND = "\0runlens:no-frontend";

/** Leaves out the browser halves that manifests name: the server never loads them. */
export function withoutFrontends(): Plugin {
  return {
    name: "runlens:without-frontends",
    enforce: "pre",
    resolveId: (source, importer) =>
      source.startsWith("./frontend/") && importer?.endsWith("/manifest.ts")
        ? NO_FRONTEND
        : undefined,
    load: (id) => (id === NO_FRONTEND ? "export default undefined;" : undefined),
  };
}

const LIBRARY_FOLDER = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Notes the folder of every library that ends up in a bundle. */
export function collectPackages(folders: Set<string>): Plugin {
  return {
    name: "runlens:collect-packages",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        for (const module of chunk.moduleIds) {
          const [, folder] = LIBRARY_FOLDER.exec(module.replace(/^\0/, "")) ?? [];
          if (folder !== undefined) folders.add(folder);
        }
      }
    },
  };
}
