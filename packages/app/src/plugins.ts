import type { Dashboard, PluginManifest } from "@runlens/plugin-api";
import { lazy, type LazyExoticComponent } from "react";

const modules = import.meta.glob<PluginManifest>("../../../plugins/*/manifest.ts", {
  eager: true,
  import: "default",
});

/** Every plugin folder's manifest, by path. */
export const manifests: readonly PluginManifest[] = Object.keys(modules)
  .toSorted()
  .flatMap((path) => modules[path] ?? []);

/** Dashboard id → its view, which is fetched when it is first drawn. */
export const dashboardViews: ReadonlyMap<string, LazyExoticComponent<Dashboard>> = new Map(
  manifests.map((manifest) => [manifest.id, lazy(() => manifest.frontend())]),
);
