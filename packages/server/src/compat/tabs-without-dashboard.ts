import type { TensorBoardTab } from "@runlens/plugin-api";

interface TabWithoutDashboard {
  readonly id: string;
  readonly tab: TensorBoardTab;
}

/**
 * Tabs that TensorBoard lists and no folder of `plugins/` brings yet. A dashboard that comes takes
 * its line from here into its manifest.
 */
export const TABS_WITHOUT_DASHBOARD: readonly TabWithoutDashboard[] = [
  tab("debugger-v2", 5, "Debugger V2"),
  tab("graphs", 6, "graphs", { elementName: "tf-graph-dashboard", disableReload: true }),
  tab("profile_redirect", 11, "Profile", { elementName: "tf-profile-redirect-dashboard" }),
  tab("wit_redirect", 14, "What-If Tool", { elementName: "tf-wit-redirect-dashboard" }),
  tab("projector", 15, "projector", { modulePath: "/index.js", disableReload: true }),
];

function tab(
  id: string,
  place: number,
  tabName: string,
  mount: Partial<TensorBoardTab> = {},
): TabWithoutDashboard {
  return { id, tab: { place, tabName, disableReload: false, ...mount } };
}
