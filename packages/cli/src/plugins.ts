import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import type { PluginManifest } from "@runlens/plugin-api";

const PLUGINS_DIRECTORY = fileURLToPath(new URL("../../../plugins", import.meta.url));

/** Manifests of every folder in `plugins/` that has one, by folder name. */
export async function findPlugins(): Promise<PluginManifest[]> {
  const folders = (await readdir(PLUGINS_DIRECTORY)).toSorted();
  const files = folders.map((folder) => join(PLUGINS_DIRECTORY, folder, "manifest.ts"));
  return Promise.all(files.filter((file) => existsSync(file)).map(importManifest));
}

async function importManifest(file: string): Promise<PluginManifest> {
  const module: { default: PluginManifest } = await import(pathToFileURL(file).href);
  return module.default;
}
