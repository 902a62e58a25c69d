import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { findCycles } from "./layers/cycles.ts";
import { importsOf } from "./layers/imports.ts";
import {
  brokenRules,
  type House,
  type Module,
  type PackageDoors,
  resolveRelative,
  SCOPE,
} from "./layers/rules.ts";
import { inRoot } from "./root.ts";
import { runCheck, trackedFiles } from "./support/check.ts";

/** Fewer than this many modules seen means that the check is blind, not that all is well. */
const MIN_MODULES = 60;

/** Who may import whom (layers.json), by which doors, and that no files import in a circle. */
export async function checkLayers(): Promise<string[]> {
  const files = await trackedFiles();
  const house = await readHouse(files);
  const { modules } = house;
  const blind =
    modules.length < MIN_MODULES
      ? [`only ${modules.length} modules were seen, fewer than ${MIN_MODULES}.`]
      : [];
  const cycles = findCycles(graphOf(house)).map((cycle) => `import cycle: ${cycle}`);
  return [...blind, ...brokenRules(house), ...cycles];
}

async function readHouse(files: readonly string[]): Promise<House> {
  const root = await readJson("package.json");
  const packages = new Map<string, PackageDoors>();
  for (const file of files.filter((path) =>
    /^(packages|plugins)\/[^/]+\/package\.json$/.test(path),
  )) {
    const { name, exports, dependencies, devDependencies } = await readJson(file);
    packages.set(String(name), {
      folder: posix.dirname(file),
      doors: Object.keys(exports ?? {}),
      dependencies: Object.keys({ ...dependencies, ...devDependencies }),
    });
  }
  const sources = files.filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"));
  return {
    layers: JSON.parse(await readFile(inRoot("layers.json"), "utf8")),
    packages,
    toolDependencies: Object.keys(root.devDependencies ?? {}),
    modules: await Promise.all(sources.map(readModule)),
  };
}

interface PackageJson {
  readonly name?: string;
  readonly exports?: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

async function readJson(path: string): Promise<PackageJson> {
  return JSON.parse(await readFile(inRoot(path), "utf8"));
}

async function readModule(path: string): Promise<Module> {
  return { path, imports: importsOf(path, await readFile(inRoot(path), "utf8")) };
}

/** Edges between our own files: relative imports, and package names to what stands behind the door. */
function graphOf({ modules, packages }: House): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const { path, imports } of modules) {
    const targets = imports.flatMap(({ specifier }) => {
      if (specifier.startsWith(".")) return [resolveRelative(path, specifier)];
      const folder = packages.get(specifier)?.folder;
      return specifier.startsWith(SCOPE) && folder !== undefined ? [`${folder}/src/index.ts`] : [];
    });
    graph.set(path, targets);
  }
  return graph;
}

if (import.meta.main) await runCheck(checkLayers);
