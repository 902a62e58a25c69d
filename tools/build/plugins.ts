import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Plugin } from "vite";

/** `x.bundle.ts` beside `x.ts` takes its place: for what only source can do, such as listing folders. */
export function bundleVariants(): Plugin {
  return {
    name: "runlens:bundle-variants",
    enforce: "pre",
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith(".")) return undefined;
      const variant = resolve(dirname(importer), source).replace(/\.ts$/, ".bundle.ts");
      return existsSync(variant) ? variant : undefined;
    },
  };
}

const NOTHING = "\0runlens:nothing";

/** A manifest names both halves of a plugin; a server never loads the frontend, a page never the backend. */
export function withoutHalf(half: "frontend" | "backend"): Plugin {
  return {
    name: `runlens:without-${half}`,
    enforce: "pre",
    resolveId(source, importer) {
      const isManifest = importer !== undefined && /\/plugins\/[^/]+\/manifest\.ts$/.test(importer);
      return isManifest && source.startsWith(`./${half}/`) ? NOTHING : undefined;
    },
    load: (id) => (id === NOTHING ? "export default undefined;" : undefined),
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
