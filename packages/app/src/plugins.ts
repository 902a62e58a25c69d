import type { Dashboard, PluginManifest } from "@runlens/plugin-api";
import { lazy, type LazyExoticComponent } from "react";

const modules = import.meta.glob<PluginManifest>("../../../plugins/*/manifest.ts", {
  eager: true,
  import: "default",
});

type DashboardManifest = PluginManifest & Required<Pick<PluginManifest, "frontend">>;

const dashboards = Object.values(modules)
  .filter((manifest): manifest is DashboardManifest => manifest.frontend !== undefined)
  .toSorted((a, b) => placeOf(a) - placeOf(b));

/** Ours stand behind TensorBoard's. */
function placeOf({ tensorBoardTab }: PluginManifest): number {
  return tensorBoardTab?.place ?? Number.MAX_SAFE_INTEGER;
}

/** The manifests of plugins that have a dashboard, in the order of TensorBoard's tabs. */
export const manifests: readonly PluginManifest[] = dashboards;

/** Dashboard id → its view, which is fetched when it is first drawn. */
export const dashboardViews: ReadonlyMap<string, LazyExoticComponent<Dashboard>> = new Map(
  dashboards.map((manifest) => [manifest.id, lazy(() => manifest.frontend())]),
);

/** Begins to fetch a dashboard before it is known that it will be drawn: the named one, else the first. */
export function fetchAhead(id: string | undefined): void {
  const manifest = dashboards.find((each) => each.id === id) ?? dashboards[0];
  // Whoever draws it hears why it could not be fetched.
  manifest?.frontend().catch(() => {});
}
