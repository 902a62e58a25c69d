import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** Versions by name of package. */
export type Dependencies = Readonly<Record<string, string>>;

/**
 * The `dependencies` of the package.json nearest to `directory`, upward: the version
 * that is installed, or the range that is asked for where none is found. Empty without
 * a package.json, or with one that cannot be read.
 */
export async function readDependencies(directory: string): Promise<Dependencies> {
  const found = await nearestPackage(resolve(directory));
  const asked = Object.entries(record(found?.json["dependencies"]));
  const versions = await Promise.all(
    asked.map(async ([name, range]) => [
      name,
      (await installedVersion(found?.directory ?? directory, name)) ?? String(range),
    ]),
  );
  return Object.fromEntries(versions);
}

async function nearestPackage(
  directory: string,
): Promise<{ directory: string; json: Record<string, unknown> } | undefined> {
  const json = await readJson(join(directory, "package.json"));
  if (json !== undefined) return { directory, json };
  const parent = dirname(directory);
  return parent === directory ? undefined : nearestPackage(parent);
}

async function installedVersion(directory: string, name: string): Promise<string | undefined> {
  const json = await readJson(join(directory, "node_modules", name, "package.json"));
  if (typeof json?.["version"] === "string") return json["version"];
  const parent = dirname(directory);
  return parent === directory ? undefined : installedVersion(parent, name);
}

async function readJson(path: string): Promise<Record<string, unknown> | undefined> {
  try {
    return record(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
