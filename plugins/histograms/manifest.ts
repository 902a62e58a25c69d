import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "histograms",
  title: "Histograms",
  description: "How the values of a tensor spread, step by step.",
  reads: ["histograms"],
  settings: {},
  tensorBoardTab: {
    tabName: "histograms",
    elementName: "tf-histogram-dashboard",
    disableReload: false,
    place: 8,
  },
  backend: () => import("./backend/routes.ts"),
});
