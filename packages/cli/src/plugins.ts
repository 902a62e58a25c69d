import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { isRouted, type PluginManifest, type RoutedPlugin } from "@runlens/plugin-api";

const PLUGINS_DIRECTORY = fileURLToPath(new URL("../../../plugins", import.meta.url));

/** Manifests of every folder in `plugins/` that has routes, by folder name. */
export async function findPlugins(): Promise<RoutedPlugin[]> {
  const folders = (await readdir(PLUGINS_DIRECTORY)).toSorted();
  const files = folders.map((folder) => join(PLUGINS_DIRECTORY, folder, "manifest.ts"));
  const manifests = await Promise.all(files.filter((file) => existsSync(file)).map(importManifest));
  return manifests.filter(isRouted);
}

async function importManifest(file: string): Promise<PluginManifest> {
  const module: { default: PluginManifest } = await import(pathToFileURL(file).href);
  return module.default;
}
