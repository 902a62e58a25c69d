import type { Dashboard, PluginManifest } from "@runlens/plugin-api";
import { lazy, type LazyExoticComponent } from "react";

const modules = import.meta.glob<PluginManifest>("../../../plugins/*/manifest.ts", {
  eager: true,
  import: "default",
});

type DashboardManifest = PluginManifest & Required<Pick<PluginManifest, "frontend">>;

const dashboards = Object.keys(modules)
  .toSorted()
  .flatMap((path) => modules[path] ?? [])
  .filter((manifest): manifest is DashboardManifest => manifest.frontend !== undefined);

/** The manifests of plugins that have a dashboard, by path. */
export const manifests: readonly PluginManifest[] = dashboards;

/** Dashboard id → its view, which is fetched when it is first drawn. */
export const dashboardViews: ReadonlyMap<string, LazyExoticComponent<Dashboard>> = new Map(
  dashboards.map((manifest) => [manifest.id, lazy(() => manifest.frontend())]),
);
