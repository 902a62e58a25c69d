import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "vite";
import { bundleVariants, collectPackages, withoutFrontends } from "./build/plugins.ts";
import { noticesOf } from "./build/notices.ts";
import { buildWeb } from "./build-web.ts";
import { inRoot } from "./root.ts";

/** The package as it is published: everything bundled, no dependencies. */
export const PACKAGE_DIRECTORY = inRoot("dist/package");

const OLDEST_NODE = "node20.19";

export async function buildPackage(): Promise<void> {
  await rm(PACKAGE_DIRECTORY, { recursive: true, force: true });
  await mkdir(PACKAGE_DIRECTORY, { recursive: true });
  const libraries = new Set<string>();
  await buildWeb([collectPackages(libraries)]);
  await cp(inRoot("dist/web"), inRoot("dist/package/web"), { recursive: true });
  await buildCommand(libraries);
  await addPapers(libraries);
}

async function buildCommand(libraries: Set<string>): Promise<void> {
  await build({
    configFile: false,
    root: inRoot("."),
    logLevel: "warn",
    plugins: [bundleVariants(), withoutFrontends(), collectPackages(libraries)],
    ssr: { noExternal: true },
    build: {
      ssr: inRoot("packages/cli/src/main.ts"),
      outDir: PACKAGE_DIRECTORY,
      emptyOutDir: false,
      target: OLDEST_NODE,
      rollupOptions: {
        output: { entryFileNames: "runlens.js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  });
  await chmod(inRoot("dist/package/runlens.js"), 0o755);
}

async function addPapers(libraries: ReadonlySet<string>): Promise<void> {
  const { version, description, license, engines } = JSON.parse(
    await readFile(inRoot("package.json"), "utf8"),
  );
  const manifest = {
    name: "runlens",
    version,
    description,
    license,
    type: "module",
    bin: { runlens: "./runlens.js" },
    engines,
  };
  await writeFile(
    inRoot("dist/package/package.json"),
    `${JSON.stringify(manifest, undefined, 2)}\n`,
  );
  await cp(inRoot("LICENSE"), inRoot("dist/package/LICENSE"));
  await cp(inRoot("README.md"), inRoot("dist/package/README.md"));
  await writeFile(inRoot("dist/package/THIRD-PARTY-NOTICES"), await noticesOf(libraries));
}

if (import.meta.main) await buildPackage();
