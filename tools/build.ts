import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { bundleCommand } from "./build/bundle.ts";
import { findDoors, type Door } from "./build/doors.ts";
import { collectPackages } from "./build/plugins.ts";
import { noticesOf } from "./build/notices.ts";
import { writeTypes } from "./build/types.ts";
import { buildWasm } from "./build-wasm.ts";
import { buildWeb } from "./build-web.ts";
import { inRoot } from "./root.ts";

/** The package as it is published: everything bundled, no dependencies. */
export const PACKAGE_DIRECTORY = inRoot("dist/package");

export async function buildPackage(): Promise<void> {
  await rm(PACKAGE_DIRECTORY, { recursive: true, force: true });
  await mkdir(PACKAGE_DIRECTORY, { recursive: true });
  await buildWasm();
  const libraries = new Set<string>();
  await buildWeb([collectPackages(libraries)]);
  await cp(inRoot("dist/web"), inRoot("dist/package/web"), { recursive: true });
  const doors = await findDoors();
  await buildPrograms(doors, libraries);
  await writeTypes(doors, inRoot("dist/package/types"));
  await addPapers(doors, libraries);
}

/** The command and the libraries, which share what they have in common, and its threads. */
async function buildPrograms(doors: readonly Door[], libraries: Set<string>): Promise<void> {
  const inputs = doors.map(({ name, source }) => [`lib/${name}`, inRoot("packages", source)]);
  await bundleCommand({
    inputs: Object.fromEntries(inputs),
    outDir: PACKAGE_DIRECTORY,
    plugins: [collectPackages(libraries)],
  });
  await chmod(inRoot("dist/package/runlens.js"), 0o755);
}

async function addPapers(doors: readonly Door[], libraries: ReadonlySet<string>): Promise<void> {
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
    exports: Object.fromEntries(doors.map((door) => [`./${door.name}`, exportOf(door)])),
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

function exportOf({ name, source }: Door): Readonly<Record<string, string>> {
  return {
    types: `./types/${source.replace(/\.ts$/, ".d.ts")}`,
    default: `./lib/${name}.js`,
  };
}

if (import.meta.main) await buildPackage();
