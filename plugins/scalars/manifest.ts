import { definePlugin, sharedSettings, toggleSetting } from "@runlens/plugin-api";

export default definePlugin({
  id: "scalars",
  title: "Scalars",
  description: "One line per run: a number over steps or time.",
  reads: ["scalars"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    xAxis: sharedSettings.xAxis,
    smoothing: sharedSettings.smoothing,
    emptyCards: toggleSetting({
      label: "Empty cards",
      urlKey: "emptyCards",
      defaultValue: false,
    }),
  },
  tensorBoardTab: {
    tabName: "scalars",
    elementName: "tf-scalar-dashboard",
    disableReload: false,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/scalars-dashboard.tsx"),
});
