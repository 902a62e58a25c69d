import { posix } from "node:path";
import type { Import } from "./imports.ts";

/** layers.json. */
export interface Layers {
  /** Member → members it may import, by their short names. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly outside: { readonly folders: readonly string[] };
  readonly exceptions: readonly LayerException[];
}

export interface LayerException {
  readonly file: string;
  readonly imports: string;
  readonly reason: string;
}

/** What a package.json says that matters here. */
export interface PackageDoors {
  readonly folder: string;
  /** Subpaths in `exports`, such as "." and "./tokens.css". */
  readonly doors: readonly string[];
  readonly dependencies: readonly string[];
}

export interface Module {
  /** From the root, with slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
}

export interface House {
  readonly layers: Layers;
  /** By package name. */
  readonly packages: ReadonlyMap<string, PackageDoors>;
  /** Packages of the root's package.json, which tests and tools use. */
  readonly toolDependencies: readonly string[];
  readonly modules: readonly Module[];
}

export const SCOPE = "@runlens/";

/** Every broken rule, as "file:line: what is wrong; what is allowed". */
export function brokenRules(house: House): string[] {
  return house.modules.flatMap((module) =>
    module.imports.flatMap((imported) => {
      const complaint = complaintOf(house, module, imported);
      return complaint === undefined ? [] : [`${module.path}:${imported.line}: ${complaint}`];
    }),
  );
}

function complaintOf(house: House, module: Module, imported: Import): string | undefined {
  const { specifier } = imported;
  const isExcused = house.layers.exceptions.some(
    (exception) => exception.file === module.path && exception.imports === specifier,
  );
  if (isExcused || specifier.startsWith("node:")) return undefined;
  if (specifier.startsWith(".")) return complainOfRelative(house, module, imported);
  if (specifier.startsWith(SCOPE)) return complainOfMember(house, module, specifier);
  return complainOfLibrary(house, module, specifier);
}

/** A file may name files of its own member; a manifest also its two halves, inside import(). */
function complainOfRelative(house: House, module: Module, imported: Import): string | undefined {
  const from = memberOf(module.path);
  const to = memberOf(resolveRelative(module.path, imported.specifier));
  const { folders } = house.layers.outside;
  if (from === to || (folders.includes(from) && folders.includes(to))) return undefined;
  const isManifestOf = from.endsWith("/manifest") && posix.dirname(from) === posix.dirname(to);
  if (isManifestOf && imported.isDynamic) return undefined;
  if (isManifestOf) return `${imported.specifier} may only be named inside import().`;
  return `${imported.specifier} reaches into ${to}; use its package name. ${allowedFrom(house, from)}`;
}

function complainOfMember(house: House, module: Module, specifier: string): string | undefined {
  const from = memberOf(module.path);
  const [name = "", ...subpath] = specifier.slice(SCOPE.length).split("/");
  const target = house.packages.get(SCOPE + name);
  if (target === undefined) return `there is no package ${SCOPE}${name}.`;
  const door = subpath.length === 0 ? "." : `./${subpath.join("/")}`;
  if (!target.doors.includes(door)) {
    return `${specifier} is no door of ${target.folder}; its doors are ${target.doors.join(", ")}.`;
  }
  const allowed = allowedFor(house.layers, from);
  if (allowed === "all" || allowed.includes(name)) return undefined;
  return `${from} may not import ${name}. ${allowedFrom(house, from)}`;
}

/** Libraries stand in the package.json of whoever imports them; tests may use the root's. */
function complainOfLibrary(house: House, module: Module, specifier: string): string | undefined {
  const parts = specifier.split("/");
  const library = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const owner = [...house.packages.values()].find(({ folder }) =>
    module.path.startsWith(`${folder}/`),
  );
  const isTool = owner === undefined || /\.(test|config)\.|\/test-support\//.test(module.path);
  const declared = [...(owner?.dependencies ?? []), ...(isTool ? house.toolDependencies : [])];
  if (declared.includes(library)) return undefined;
  return `${library} is not among the dependencies of ${owner?.folder ?? "the root"}/package.json.`;
}

/** "packages/store", "plugins/scalars/backend", "tools". */
function memberOf(path: string): string {
  const [top = "", second = "", third = ""] = path.split("/");
  if (top === "packages") return `${top}/${second}`;
  if (top === "plugins") return `${top}/${second}/${third.replace(/\.tsx?$/, "")}`;
  return top;
}

export function resolveRelative(fromPath: string, specifier: string): string {
  return posix.join(posix.dirname(fromPath), specifier.replace(/\?.*$/, ""));
}

function allowedFor(layers: Layers, member: string): readonly string[] | "all" {
  if (layers.outside.folders.includes(member)) return "all";
  return layers.members[member.replace(/^plugins\/[^/]+/, "plugins/*")] ?? [];
}

function allowedFrom(house: House, member: string): string {
  const allowed = allowedFor(house.layers, member);
  if (allowed === "all") return `${member} may import any package.`;
  return `${member} may import ${allowed.length === 0 ? "no other package" : allowed.join(", ")}.`;
}
