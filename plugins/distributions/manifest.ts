import { definePlugin, sharedSettings } from "@runlens/plugin-api";

export default definePlugin({
  id: "distributions",
  title: "Distributions",
  description: "Nine percentiles of a tensor's values over steps.",
  reads: ["histograms"],
  settings: { tagFilter: sharedSettings.tagFilter, xAxis: sharedSettings.xAxis },
  tensorBoardTab: {
    tabName: "distributions",
    elementName: "tf-distribution-dashboard",
    disableReload: false,
    place: 7,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/distributions-dashboard.tsx"),
});
