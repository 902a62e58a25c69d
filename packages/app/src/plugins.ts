import type { PluginManifest } from "@runlens/plugin-api";
import { queryOptions, skipToken } from "@tanstack/react-query";

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

/** The view of a dashboard, which is fetched when it is first drawn. */
export function dashboardQuery(id: string) {
  const manifest = dashboards.find((each) => each.id === id);
  return queryOptions({
    queryKey: ["dashboard", id],
    queryFn: manifest === undefined ? skipToken : () => manifest.frontend(),
  });
}

/** What is probably drawn first: the dashboard that is named, else the first one. */
export function likelyDashboard(named: string | undefined): string {
  const manifest = dashboards.find(({ id }) => id === named) ?? dashboards[0];
  return manifest?.id ?? "";
}
