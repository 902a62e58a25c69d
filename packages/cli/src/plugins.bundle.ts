/// <reference types="vite/types/importMeta.d.ts" />
import { isRouted, type PluginManifest, type RoutedPlugin } from "@runlens/plugin-api";

const manifests = import.meta.glob<PluginManifest>("../../../plugins/*/manifest.ts", {
  eager: true,
  import: "default",
});

/** The manifests that the build found, by folder name: stands in for plugins.ts in the bundle. */
export async function findPlugins(): Promise<RoutedPlugin[]> {
  const files = Object.entries(manifests).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return files.map(([, manifest]) => manifest).filter(isRouted);
}
